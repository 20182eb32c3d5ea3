#include "analyse/pointer.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <regex>

#include "text/fold.h"

namespace dh::analyse {
namespace {

constexpr std::array<std::string_view, 11> ordinals = {"", "nhat", "hai", "ba", "tu", "nam", "sau", "bay", "tam", "chin", "muoi"};

int ordinal(const std::string& word) {
  for (std::size_t i = 1; i < ordinals.size(); ++i)
    if (ordinals[i] == word) return static_cast<int>(i);
  if (word == "mot" || word == "dau") return 1;
  if (!word.empty() && std::ranges::all_of(word, [](unsigned char c) { return std::isdigit(c); })) return word.size() < 6 ? std::stoi(word) : 0;
  int value = 0, last = 0;
  for (auto c = word.rbegin(); c != word.rend(); ++c) {
    const int one = *c == 'i' ? 1 : *c == 'v' ? 5 : *c == 'x' ? 10 : 0;
    if (one == 0) return 0;
    value += one < last ? -one : one;
    last = std::max(last, one);
  }
  return value;
}

int first_number(const std::string& text, const char* pattern) {
  std::smatch found;
  if (!std::regex_search(text, found, std::regex(pattern))) return 0;
  return ordinal(found[1]);
}

}  // namespace

std::string label_key(std::string_view label) {
  std::string words = fold(label, Fold::marks);
  std::smatch found;
  static const std::regex part("^phan (thu )?([a-z0-9]+)");
  if (std::regex_search(words, found, part))
    if (const int number = ordinal(found[2]); number > 0) return "phan " + std::to_string(number);
  while (!words.empty() && (words.back() == '.' || words.back() == ')' || words.back() == ' ' || words.back() == '-')) words.pop_back();
  while (!words.empty() && (words.front() == '(' || words.front() == ' ')) words.erase(words.begin());
  return words;
}

Pointer parse_pointer(std::string_view text) {
  const std::string words = fold(text, Fold::marks);
  Pointer out;
  out.page = first_number(words, "\\b(?:trang|tr)\\.? *(?:so |thu )?([0-9]{1,4})\\b");
  out.line = first_number(words, "\\bdong (?:thu |so )?([0-9]{1,3}|nhat|hai|ba|tu|nam|sau|bay|tam|chin|muoi|mot)\\b(?! (?:chi|tien))");
  out.line_from_below = std::regex_search(words, std::regex("\\bdong (?:thu |so )?[a-z0-9]+,? *(?:tinh )?(?:tu )?duoi"));
  out.paragraph = first_number(words, "\\bdoan (?:van )?(?:thu |so )?([0-9]{1,3}|nhat|hai|ba|tu|nam|sau|bay|tam|chin|muoi|mot)\\b");
  out.bullet = first_number(words, "\\b(?:gach dau dong|gach ngang) (?:thu |so )?([0-9]{1,2}|nhat|hai|ba|tu|nam|sau|bay|tam|chin|muoi|mot|dau)\\b");
  if (std::regex_search(words, std::regex("gach dau dong"))) out.line = 0;
  static const std::regex part("\\bphan (thu )?([ivx]+|[0-9]|nhat|hai|ba|tu|nam)\\b");
  static const std::regex heading("\\b(?:muc|tieu muc|diem|khoan|dieu|de muc)( (?:tieu )?(?:muc|so))? ?([ivx]+|[0-9]{1,2}(?:\\.[0-9]{1,2})*|[a-zd]\\b)(?![a-z])");
  std::smatch found;
  if (std::regex_search(words, found, part)) out.labels.push_back("phan " + std::to_string(ordinal(found[2])));
  std::vector<std::string> below;
  for (auto at = words.cbegin(); std::regex_search(at, words.cend(), found, heading); at = found.suffix().first) below.push_back(found[2]);
  // "điểm 3.1, mục II": Roman labels stand above Arabic ones, long above short ones never.
  std::ranges::stable_sort(below, {}, [](const std::string& one) { return std::isdigit(static_cast<unsigned char>(one[0])) ? 1 + static_cast<int>(std::ranges::count(one, '.')) : ordinal(one) > 0 ? 0 : 9; });
  for (const std::string& one : below)
    if (std::ranges::find(out.labels, one) == out.labels.end()) out.labels.push_back(one);
  return out;
}

std::vector<QuotedPhrase> quoted_phrases(std::string_view text) {
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 4> marks = {{{"“", "”"}, {"\"", "\""}, {"«", "»"}, {"‘", "’"}}};
  std::vector<QuotedPhrase> found;
  for (std::size_t at = 0; at < text.size();) {
    bool took = false;
    for (const auto& [open, close] : marks) {
      if (!text.substr(at).starts_with(open)) continue;
      std::size_t end = text.find(close, at + open.size());
      if (open == "“" && end == std::string_view::npos) end = text.find('"', at + open.size());
      if (end == std::string_view::npos) continue;
      const std::string before = fold_words(text.substr(at > 40 ? at - 40 : 0, std::min<std::size_t>(at, 40)), Fold::marks);
      const auto ends = [&](std::string_view word) { return before == word || before.ends_with(' ' + std::string(word)); };
      QuotedPhrase phrase;
      phrase.words = std::string(text.substr(at + open.size(), end - at - open.size()));
      phrase.is_new = ends("thanh") || ends("bang") || ends("nen la") || ends("dung la") || ends("phai la") || ends("ghi la") || ends("viet la") ||
                      ends("bo sung") || ends("them") || ends("cum tu moi") || ends("bo sung cum tu") || ends("them cum tu") || ends("bo sung tu") ||
                      ends("them tu") || ends("bo sung cau") || ends("them cau") || ends("thanh cum tu") || ends("bang cum tu") || ends("sua la") || ends("them y") || ends("bo sung y");
      found.push_back(std::move(phrase));
      at = end + 1;
      while (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80) ++at;
      took = true;
      break;
    }
    if (!took) ++at;
  }
  return found;
}

}  // namespace dh::analyse
