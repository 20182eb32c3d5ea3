// The terms by which texts are compared for what they speak of: words, pairs of words and figures, without tone marks.
#pragma once

#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "analyse/same_input.h"

namespace dh::analyse {

std::unordered_set<std::string> content_terms(std::string_view text);

// The same as hashes, in the order of these, each once, without those that only ask; for comparing very many texts.
struct ContentTerm {
  InputKey key;
  double kind_weight;
};
std::vector<ContentTerm> hashed_content_terms(std::string_view text);

// Words of asking, judging and pointing alone ("đề nghị bổ sung"): they are in an opinion whatever it is on.
bool only_asks(const std::string& term);

// The terms that tell what a text is on: those of content_terms but for what only asks. Seen as written: "chủ đề" tells
// something, though "chu" and "de" alone may be "chữ" and "đề".
std::unordered_set<std::string> telling_terms(std::string_view text);

// A pair counts twice a single word; a figure that is a share or a range tells most.
double kind_weight(const std::string& term);

}  // namespace dh::analyse
