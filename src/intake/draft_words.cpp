#include "intake/draft_words.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <vector>

#include "intake/heading_label.h"
#include "text/fold.h"
#include "text/utf8.h"

namespace dh::intake {
namespace {

constexpr std::size_t front_blocks = 40;  // where a draft may tell its title and version

// Kinds of documents (Nghị định 30/2020, Phụ lục III, and the Party's and the Youth Union's own).
constexpr std::array<std::string_view, 25> kinds = {
    "báo cáo", "nghị quyết", "dự thảo", "đề án", "tờ trình", "chương trình", "kế hoạch", "quyết định", "luật",
    "nghị định", "thông tư", "quy chế", "quy định", "điều lệ", "hướng dẫn", "đề cương", "phương án", "dự án",
    "chỉ thị", "kết luận", "văn kiện", "pháp lệnh", "chiến lược", "quy hoạch", "tuyên bố"};

std::vector<const Block*> front_of(const Draft& draft) {
  std::vector<const Block*> out;
  for (const Block& block : draft.blocks) {
    if (block.kind == BlockKind::heading || block.kind == BlockKind::run_in || out.size() >= front_blocks) break;
    out.push_back(&block);
  }
  return out;
}

bool names_a_kind(std::string_view text) {
  const std::string folded = fold(trim(text));
  return std::ranges::any_of(kinds, [&](std::string_view kind) { return std::string_view(folded).starts_with(kind); });
}

std::string version_in(std::string_view text) {
  const std::string folded = fold(text);
  constexpr std::string_view phrase = "dự thảo lần ";
  const std::size_t found = folded.find(phrase);
  if (found == std::string::npos) return {};
  std::string_view rest = std::string_view(folded).substr(found + phrase.size());
  if (rest.starts_with("thứ ")) rest.remove_prefix(std::string_view("thứ ").size());
  std::size_t digits = 0;
  while (digits < rest.size() && rest[digits] >= '0' && rest[digits] <= '9') ++digits;
  if (digits > 0) {
    const std::size_t zeros = std::min(rest.find_first_not_of('0'), digits - 1);
    return std::string(rest.substr(zeros, digits - zeros));
  }
  const std::size_t end = rest.find_first_of(" ),.;:");
  const std::string_view word = rest.substr(0, end);
  if (const int value = number_in_words(word)) return std::to_string(value);
  std::string upper(word);
  std::ranges::transform(upper, upper.begin(), [](unsigned char c) { return static_cast<char>(c >= 'a' && c <= 'z' ? c - 32 : c); });
  const int value = roman_value(upper);
  return value > 0 ? std::to_string(value) : std::string();
}

}  // namespace

std::string title_of(const Draft& draft) {
  const std::vector<const Block*> front = front_of(draft);
  const auto is_title = [](const Block* block) { return block->kind == BlockKind::title; };
  auto first = std::ranges::find_if(front, [&](const Block* block) { return is_title(block) && names_a_kind(block->text); });
  if (first == front.end()) first = std::ranges::find_if(front, is_title);
  std::string out;
  for (auto at = first; at != front.end() && is_title(*at); ++at) out += (out.empty() ? "" : " ") + collapse_space((*at)->text);
  return out;
}

std::string version_of(const Draft& draft) {
  std::size_t seen = 0;
  for (const Block& block : draft.blocks) {
    if (++seen > front_blocks) break;
    if (std::string version = version_in(block.text); !version.empty()) return version;
  }
  return {};
}

}  // namespace dh::intake
