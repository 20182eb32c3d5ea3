#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <set>
#include <string>
#include <tuple>

#include "analyse/content_terms.h"

using namespace dh;
using namespace dh::analyse;

namespace {

using Term = std::tuple<std::uint64_t, std::uint32_t, double>;

std::set<Term> as_hashed(std::string_view text) {
  std::set<Term> out;
  for (const ContentTerm& one : hashed_content_terms(text)) out.emplace(one.key.main, one.key.more, one.kind_weight);
  return out;
}

std::set<Term> as_words(std::string_view text) {
  std::set<Term> out;
  for (const std::string& term : content_terms(text)) {
    if (only_asks(term)) continue;
    const alike::WordingHash hash = alike::hash_wording(term);
    out.emplace(hash.main, hash.more, kind_weight(term));
  }
  return out;
}

}  // namespace

TEST_CASE("terms as hashes are the terms as words, without those that only ask") {
  const std::string text = "Đề nghị bổ sung giải pháp: nâng tỷ lệ cây xanh lên 45%, từ 1.000 đến 1.200 cây; #cây (cây xanh).";
  CHECK(as_hashed(text) == as_words(text));
  CHECK(hashed_content_terms("đề nghị bổ sung").empty());
  CHECK(rc::check([] {
    const std::vector<std::string> words = {"đề", "nghị", "cây", "xanh", "45%", "2-3", "1.000", "#5", "“thư", "viện”,", "–", "không", "\xC3", "A/B"};
    std::string made;
    for (const std::size_t word : *rc::gen::container<std::vector<std::size_t>>(rc::gen::inRange<std::size_t>(0, words.size()))) made += words[word] + ' ';
    RC_ASSERT(as_hashed(made) == as_words(made));
    RC_ASSERT(hashed_content_terms(made).size() == as_words(made).size());
  }));
}
