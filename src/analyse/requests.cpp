#include "analyse/requests.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <unordered_map>

#include "analyse/on_processors.h"
#include "analyse/same_input.h"
#include "model/id_order.h"

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
  std::unordered_map<InputKey, std::uint32_t, InputKeyHash> known;
  std::vector<std::uint32_t> firsts;
  std::uint32_t rank = 0;
  for (const std::uint32_t i : in_order_of_ids(opinions.size(), [&](std::size_t k) { return std::string_view(opinions[k].id); })) {
    rank_[i] = rank++;
    const auto [at, added] = known.try_emplace(keys[i], static_cast<std::uint32_t>(firsts.size()));
    number_[i] = at->second;
    if (added) firsts.push_back(i);
  }
  requests_.resize(firsts.size());
  for (std::size_t k = 0; k < firsts.size(); ++k) read_words(opinions[firsts[k]], vocabulary, requests_[k]);
  in_pieces(firsts.size(), step, [&](std::size_t from, std::size_t to) {
    for (std::size_t k = from; k < to; ++k) read_request(consultation, opinions[firsts[k]], vocabulary, requests_[k]);
  });
}

}  // namespace dh::analyse
