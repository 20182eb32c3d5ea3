#include "analyse/requests.h"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "analyse/on_processors.h"
#include "analyse/same_input.h"
#include "analyse/term_numbers.h"
#include "model/id_order.h"
#include "text/fold.h"

namespace dh::analyse {
namespace {

// All that a request is read from.
InputKey request_key(const Opinion& opinion) {
  const Anchor& anchor = opinion.anchor;
  std::string all;
  all.reserve(opinion.text.size() + 160);
  for (const std::string* one : {&opinion.text, &opinion.document, &anchor.document, &opinion.proposal.from, &opinion.proposal.to, &opinion.proposal.after}) {
    all += *one;
    all += '\0';
  }
  const auto add = [&](std::size_t number) { all.append(reinterpret_cast<const char*>(&number), sizeof number); };
  add(static_cast<std::size_t>(anchor.block));
  add(anchor.start);
  add(anchor.end);
  add(std::size_t{anchor.certain} | static_cast<std::size_t>(opinion.kind) << 8 | static_cast<std::size_t>(opinion.stance) << 16 |
      static_cast<std::size_t>(opinion.hints.mark && opinion.hints.mark->via != MarkedRange::Via::comment) << 24);
  const alike::WordingHash hash = alike::hash_wording(all);
  return {hash.main, hash.more};
}

}  // namespace

Requests::Requests(const Consultation& consultation, std::span<const Opinion> opinions, Vocabulary& vocabulary)
    : number_(opinions.size()), rank_(opinions.size()) {
  constexpr std::size_t step = 256;
  std::vector<InputKey> keys(opinions.size());
  in_pieces(opinions.size(), step, [&](std::size_t from, std::size_t to) {
    for (std::size_t i = from; i < to; ++i) keys[i] = request_key(opinions[i]);
  });
  TermNumbers known;
  std::vector<std::uint32_t> firsts;
  std::uint32_t rank = 0;
  for (const std::uint32_t i : in_order_of_ids(opinions.size(), [&](std::size_t k) { return std::string_view(opinions[k].id); })) {
    rank_[i] = rank++;
    const auto [number, added] = known.find_or_add(keys[i]);
    number_[i] = number;
    if (added) firsts.push_back(i);
  }
  requests_.resize(firsts.size());
  // A stretch at a time: what holds a word that was never met waits until all threads are done, and teaches it in order.
  constexpr std::size_t stretch = 16'384;
  std::vector<std::string> folded(std::min(stretch, firsts.size()));
  std::vector<std::uint8_t> unread(folded.size());
  const auto keep = [](Vocabulary::Numbers numbers, Request& request) {
    request.words = std::move(numbers.marked);
    request.plain_words = std::move(numbers.plain);
  };
  for (std::size_t start = 0; start < firsts.size(); start += stretch) {
    const std::size_t count = std::min(stretch, firsts.size() - start);
    const auto read = [&](std::size_t k) { read_request(consultation, opinions[firsts[start + k]], vocabulary, folded[k], requests_[start + k]); };
    in_pieces(count, step, [&](std::size_t from, std::size_t to) {
      for (std::size_t k = from; k < to; ++k) {
        folded[k] = fold_words(opinions[firsts[start + k]].text);
        std::optional<Vocabulary::Numbers> numbers = std::as_const(vocabulary).known_numbers(folded[k]);
        unread[k] = !numbers;
        if (!numbers) continue;
        keep(std::move(*numbers), requests_[start + k]);
        read(k);
      }
    });
    for (std::size_t k = 0; k < count; ++k)
      if (unread[k]) keep(vocabulary.numbers_of_folded(folded[k]), requests_[start + k]);
    in_pieces(count, step, [&](std::size_t from, std::size_t to) {
      for (std::size_t k = from; k < to; ++k)
        if (unread[k]) read(k);
    });
  }
}

}  // namespace dh::analyse
