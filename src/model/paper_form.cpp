#include "model/paper_form.h"

#include <algorithm>
#include <charconv>
#include <optional>

#include "base/crypto.h"
#include "base/limits.h"
#include "text/split.h"
#include "text/utf8.h"

namespace dh {
namespace {

constexpr std::string_view begins = "DHP1|";

bool is_plain(unsigned char c) { return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '.' || c == '-'; }

std::string plain(std::string_view text) {
  constexpr const char* digits = "0123456789ABCDEF";
  std::string out;
  for (const unsigned char c : text) {
    if (is_plain(c)) out += static_cast<char>(c);
    else (out += '%', out += digits[c >> 4], out += digits[c & 15]);
  }
  return out;
}

int hex_value(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

std::optional<std::string> unplain(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '%') {
      if (!is_plain(static_cast<unsigned char>(text[i]))) return {};
      out += text[i];
      continue;
    }
    if (i + 2 >= text.size() || hex_value(text[i + 1]) < 0 || hex_value(text[i + 2]) < 0) return {};
    out += static_cast<char>(hex_value(text[i + 1]) * 16 + hex_value(text[i + 2]));
    i += 2;
  }
  return is_valid_utf8(out) ? std::optional(out) : std::nullopt;
}

std::optional<int> number(std::string_view text, int least, int most) {
  int value = 0;
  const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (fault != std::errc{} || end != text.data() + text.size() || value < least || value > most) return {};
  return value;
}

std::string box_code(const FormBox& box) {
  if (box.on == FormBox::On::topic) return "t" + plain(box.topic);
  return box.on == FormBox::On::heading ? "h" + std::to_string(box.block) : std::string("o");
}

std::optional<FormBox> box_of(std::string_view code) {
  if (code == "o") return FormBox{};
  if (code.starts_with("t"))
    if (auto label = unplain(code.substr(1)); label && !label->empty()) return FormBox{FormBox::On::topic, *label, -1};
  if (code.starts_with("h"))
    if (const auto block = number(code.substr(1), 0, 10'000'000)) return FormBox{FormBox::On::heading, {}, *block};
  return {};
}

std::string check_of(std::string_view words) { return sha256_hex(words).substr(0, 8); }

}  // namespace

std::string form_mark(const Guide& guide) { return sha256_hex("form\n" + guide.title + '\n' + guide.organisation).substr(0, 8); }

std::string form_code(const FormPage& page) {
  std::string out(begins);
  for (const std::string* one : {&page.consultation, &page.unit, &page.member, &page.document, &page.version}) out += plain(*one) + '|';
  out += std::to_string(page.page) + '|';
  for (std::size_t i = 0; i < page.boxes.size(); ++i) out += (i > 0 ? "," : "") + box_code(page.boxes[i]);
  return out + '|' + check_of(out);
}

bool is_form_code(std::string_view text) { return text.starts_with(begins); }

Result<FormPage> read_form_code(std::string_view text) {
  const auto wrong = [] { return fail(Error::Kind::bad_input, "the code on the form is damaged"); };
  const std::vector<std::string_view> fields = split(text, '|');
  if (!is_form_code(text) || fields.size() != 9 || fields[8] != check_of(text.substr(0, text.size() - fields[8].size() - 1))) return wrong();
  FormPage out;
  int at = 1;
  for (std::string* one : {&out.consultation, &out.unit, &out.member, &out.document, &out.version}) {
    const auto words = unplain(fields[static_cast<std::size_t>(at++)]);
    if (!words) return wrong();
    *one = *words;
  }
  const auto page = number(fields[6], 1, 100);
  if (!page) return wrong();
  out.page = *page;
  for (const std::string_view one : split(fields[7], ',')) {
    const auto box = box_of(one);
    if (!box || out.boxes.size() >= static_cast<std::size_t>(form_layout::boxes_on_page)) return wrong();
    out.boxes.push_back(*box);
  }
  return out;
}

}  // namespace dh
