// Whatever arrives, every character of every decoded text lies in exactly one span, and the spans give the text back.
#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <array>

#include "intake/reader.h"
#include "intake/test_office_files.h"

using namespace dh;
using namespace dh::intake;

namespace {

Consultation consultation() {
  Consultation out;
  out.roster.units = {{"KT", "Chi đoàn Khoa Kinh tế", "", "", 0}};
  for (const char* code : {"KT-0101", "KT-0102"}) out.roster.members.push_back({code, "KT", ""});
  return out;
}

// Pieces of what people write, whole and torn, and characters that parsers trip over.
std::string any_line() {
  static const std::array<std::string, 28> pieces = {
      "Đề nghị sửa “mở cửa” thành “mở rộng”. ", "Đ/c KT-0101 phát biểu: ", "Có 05 ý kiến đồng ý; ", "03/07 ý kiến cho rằng nên bỏ. ", "KT-0102: ", "I. TÌNH HÌNH CHUNG", "2) ",
      "- ", "Kính gửi Ban Thường vụ,", "Trân trọng", "--", "> ", "Trang 5, dòng 3: ", "BÁO CÁO TỔNG HỢP", "BIÊN BẢN", "Ý kiến góp ý", "Nơi nhận:", "(", "\"", "”", ";", ":", "y\u0301 kie\u0302\u0301n ",
      "[19:05] ", "\xF0\x9F\x91\x8D", "\t", ",", "---------- Forwarded message ---------"};
  std::string line;
  const auto count = *rc::gen::inRange<std::size_t>(0, 6);
  for (std::size_t i = 0; i < count; ++i) line += *rc::gen::elementOf(pieces);
  return line;
}

std::string any_lines() {
  std::string out;
  const auto count = *rc::gen::inRange<std::size_t>(0, 14);
  for (std::size_t i = 0; i < count; ++i) out += any_line() + (*rc::gen::inRange(0, 4) == 0 ? "\n\n" : "\n");
  return out;
}

void check(const Reading& reading) {
  const std::vector<std::string> faults = span_faults(reading);
  if (!faults.empty()) RC_FAIL(faults.front());
  std::vector<std::string> rebuilt(reading.parts.size());
  for (const Span& span : reading.spans) {
    const auto part = static_cast<std::size_t>(span.part);
    rebuilt[part] += reading.parts[part].text.substr(span.start, span.end - span.start);
  }
  for (std::size_t i = 0; i < rebuilt.size(); ++i) RC_ASSERT(rebuilt[i] == reading.parts[i].text);
}

std::string without_space(std::string_view text) {
  std::string out;
  for (const char c : text)
    if (c != ' ' && c != '\n' && c != '\t' && c != '\r') out += c;
  return out;
}

}  // namespace

TEST_CASE("text, tables, mail: the spans give every text back") {
  const Consultation asked = consultation();
  CHECK(rc::check([&] {
    const std::string text = any_lines();
    for (const char* name : {"a.txt", "a.md", "a.csv", "a.eml"}) {
      const std::string bytes = std::string(name) == "a.eml" ? "From: KT-0101 <x@y>\nSubject: gop y\n\n" + text : text;
      const auto reading = read_any({bytes, name}, asked);
      if (!reading) continue;
      check(*reading);
      // Of plain text nothing at all may be missing; what parts the cells of a table is no text.
      if (std::string(name) == "a.txt" && reading->parts.size() == 1 && reading->parts[0].name == "text") RC_ASSERT(without_space(reading->parts[0].text) == without_space(text));
    }
  }));
}

TEST_CASE("DOCX: the spans give every text back, and no paragraph or cell is missing") {
  const Consultation asked = consultation();
  CHECK(rc::check([&] {
    std::string body, words;
    const auto paragraphs = *rc::gen::inRange<std::size_t>(1, 10);
    const auto escaped = [](std::string line) {
      std::erase(line, '\t');
      std::string out;
      for (const char c : line) out += c == '>' ? std::string("&gt;") : std::string(1, c);
      return std::pair{line, out};
    };
    for (std::size_t i = 0; i < paragraphs; ++i) {
      const auto [line, xml] = escaped(any_line());
      if (*rc::gen::inRange(0, 5) == 0) {
        const auto [cell, cell_xml] = escaped(any_line());
        body += test::table({{"TT", "Nội dung góp ý"}, {xml, cell_xml}});
        words += "TTNội dung góp ý" + line + cell;
      } else {
        body += test::para(xml);
        words += line;
      }
    }
    const auto reading = read_any({test::docx(body), "a.docx"}, asked);
    if (!reading) return;
    check(*reading);
    std::size_t bytes = 0;
    for (const TextPart& part : reading->parts) bytes += without_space(part.text).size();
    RC_ASSERT(bytes >= without_space(words).size());
  }));
}
