// The words that an opinion puts in quotation marks, and what they are to the draft.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace dh::analyse {

struct CitedWords {
  enum class Role {
    draft,  // the draft's words: to be changed, kept, asked about, or beside which something shall stand
    fresh,  // words that shall stand in place of others: "thành “…”"
    added,  // words that shall be put in, or are missed: "bổ sung cụm từ “…”", "“…” chưa thấy nói"
  };
  std::string words;
  std::size_t start = 0, end = 0;  // bytes of the words in the text
  Role role = Role::draft;
};

std::vector<CitedWords> cited_words(std::string_view text);

}  // namespace dh::analyse
