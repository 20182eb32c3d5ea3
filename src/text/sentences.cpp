#include "text/sentences.h"

#include "text/fold.h"
#include "text/utf8.h"

namespace dh {
namespace {

bool is_small_letter(std::string_view text, std::size_t at) {
  const std::size_t from = at;
  next_code_point(text, at);
  const std::string letter = to_nfc(text.substr(from, at - from));
  if (letter.size() == 1 && (letter[0] < 'a' || letter[0] > 'z')) return false;
  return fold(letter) == letter && !fold_words(letter).empty();
}

}  // namespace

std::vector<TextRange> sentences(std::string_view text, bool semicolons) {
  std::vector<TextRange> out;
  const auto add = [&](std::size_t start, std::size_t end) {
    const std::string_view inner = trim(text.substr(start, end - start));
    if (inner.empty()) return;
    const auto first = static_cast<std::size_t>(inner.data() - text.data());
    out.push_back({first, first + inner.size()});
  };
  std::size_t start = 0;
  int depth = 0;      // of “ ”
  bool plain = false;  // inside "…"
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t here = at;
    const char32_t c = next_code_point(text, at);
    if (c == U'“') ++depth;
    if (c == U'”' && depth > 0) --depth;
    if (c == U'"') plain = !plain;
    const bool stop = c == U'.' || c == U'!' || c == U'?' || (semicolons && c == U';') || c == U'\n';
    if (!stop || depth > 0 || plain) continue;
    if (c == U'\n') {
      add(start, here);
      start = at;
      continue;
    }
    if (at < text.size() && text[at] != ' ' && text[at] != '\n' && text[at] != '\t') continue;
    std::size_t next = at;
    while (next < text.size() && (text[next] == ' ' || text[next] == '\t')) ++next;
    if (c == U'.' && next < text.size() && is_small_letter(text, next)) continue;
    add(start, at);
    start = next;
    at = next;
  }
  add(start, text.size());
  return out;
}

}  // namespace dh
