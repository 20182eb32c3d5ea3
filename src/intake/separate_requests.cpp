#include "intake/separate_requests.h"

#include <algorithm>
#include <array>
#include <string>

#include "text/each_word.h"
#include "text/fold.h"
#include "text/utf8.h"

namespace dh::intake {
namespace {

// In lower case, with their tone marks: without them "mức" is "mục" and "cán bộ" is "bỏ". Who writes without marks is not
// cut here; a person can.
constexpr std::array<std::string_view, 8> place_words = {"trang", "mục", "phần", "điều", "khoản", "chương", "tiểu mục", "phụ lục"};
constexpr std::array<std::string_view, 6> document_words = {"báo cáo", "dự thảo", "đề án", "nghị quyết", "kế hoạch", "quy chế"};
constexpr std::array<std::string_view, 8> asking = {"đề nghị", "kiến nghị", "đề xuất", "bổ sung", "sửa", "thay", "bỏ", "thêm"};
constexpr std::string_view ought = "nên";  // also "so": asks only where no comma parts it from what it speaks of
constexpr std::array<std::string_view, 3> reasons = {"vì", "do", "bởi"};
constexpr std::size_t words_before_a_request = 14;

// Parted at blanks, without the punctuation at their ends: "mục 3.2," -> "mục", "3.2".
std::vector<std::string_view> words_of(std::string_view folded) {
  constexpr std::string_view punctuation = ".,;:!?()\"'";
  std::vector<std::string_view> out;
  each_word(folded, [&](std::string_view word) {
    while (!word.empty() && punctuation.find(word.front()) != std::string_view::npos) word.remove_prefix(1);
    while (!word.empty() && punctuation.find(word.back()) != std::string_view::npos) word.remove_suffix(1);
    if (!word.empty()) out.push_back(word);
  });
  return out;
}

// How many words of the phrase stand at `at`; 0: it does not.
std::size_t stands_at(const std::vector<std::string_view>& words, std::size_t at, std::string_view phrase) {
  const std::vector<std::string_view> wanted = words_of(phrase);
  if (at + wanted.size() > words.size()) return 0;
  return std::equal(wanted.begin(), wanted.end(), words.begin() + static_cast<std::ptrdiff_t>(at)) ? wanted.size() : 0;
}

// "3", "1.2", "iv", "a", "thứ" (of "phần thứ hai"): what labels a part of a document.
bool is_label(std::string_view word) {
  if (word == "thứ") return true;
  if (word.size() == 1) return true;
  return std::ranges::all_of(word, [](char c) { return (c >= '0' && c <= '9') || c == '.' || c == 'i' || c == 'v' || c == 'x'; });
}

struct Sentence {
  TextRange range;
  std::vector<std::string> places;     // named anywhere in it: "muc 3.2"
  std::vector<std::string> documents;  // "bao cao"
  bool asks = false;
  bool leads_with_place = false;  // before it asks
  bool leads_with_document = false;
};

Sentence read_sentence(std::string_view paragraph, TextRange range) {
  Sentence out;
  out.range = range;
  const std::string_view text = paragraph.substr(range.start, range.end - range.start);
  const std::string folded = fold(text);
  const std::vector<std::string_view> words = words_of(folded);
  std::size_t asked_at = words.size();
  for (std::size_t at = 0; at < words.size(); ++at) {
    for (const std::string_view word : place_words) {
      const std::size_t length = stands_at(words, at, word);
      if (length == 0 || at + length >= words.size() || !is_label(words[at + length])) continue;
      std::string place = std::string(word) + ' ' + std::string(words[at + length]);
      if (words[at + length] == "thứ" && at + length + 1 < words.size()) place += ' ' + std::string(words[at + length + 1]);
      if (at < asked_at) out.leads_with_place = true;
      out.places.push_back(std::move(place));
    }
    for (const std::string_view word : document_words)
      if (stands_at(words, at, word) > 0) {
        if (at < asked_at) out.leads_with_document = true;
        out.documents.emplace_back(word);
      }
    const bool begins = std::ranges::any_of(asking, [&](std::string_view word) { return stands_at(words, at, word) > 0; });
    const bool ought_to = words[at] == ought && text.find(',') == std::string_view::npos;
    if ((begins || ought_to) && at <= words_before_a_request) {
      out.asks = true;
      asked_at = std::min(asked_at, at);
    }
  }
  for (const std::string_view word : reasons)
    if (stands_at(words, 0, word) > 0) out.asks = false;
  return out;
}

bool share(const std::vector<std::string>& one, const std::vector<std::string>& other) {
  return std::ranges::any_of(one, [&](const std::string& name) { return std::ranges::find(other, name) != other.end(); });
}

}  // namespace

std::vector<TextRange> separate_requests(std::string_view paragraph) {
  std::vector<TextRange> out;
  Sentence current;  // all that was said since the last request began
  for (const TextRange range : sentences(paragraph, true)) {
    const Sentence next = read_sentence(paragraph, range);
    const bool other_place = next.leads_with_place && !current.places.empty() && !share(next.places, current.places);
    const bool other_document = next.leads_with_document && !current.documents.empty() && !share(next.documents, current.documents) && next.places.empty() && current.places.empty();
    const bool apart = !out.empty() && current.asks && next.asks && (other_place || other_document);
    if (apart || out.empty()) {
      out.push_back(range);
      current = next;
      continue;
    }
    out.back().end = range.end;
    current.asks = current.asks || next.asks;
    current.places.insert(current.places.end(), next.places.begin(), next.places.end());
    current.documents.insert(current.documents.end(), next.documents.begin(), next.documents.end());
  }
  if (out.size() > 1) return out;
  const std::string_view whole = trim(paragraph);
  if (whole.empty()) return {{0, 0}};
  const auto start = static_cast<std::size_t>(whole.data() - paragraph.data());
  return {{start, start + whole.size()}};
}

}  // namespace dh::intake
