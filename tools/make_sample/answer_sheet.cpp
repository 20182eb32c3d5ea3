#include "answer_sheet.h"

#include <fmt/format.h>

#include "lines.h"
#include "markup.h"
#include "text/utf8.h"

namespace dh::sample {
namespace {

struct Answers {
  std::string layout, title, subtitle, code, unit, category, other;
  std::vector<std::string> opinions;
};

Result<Answers> parse_answers(std::string_view source, std::string_view name) {
  Answers answers;
  for (const std::string_view line : split(source, '\n')) {
    if (trim(line).empty()) continue;
    const auto colon = line.find(": ");
    const std::string_view key = line.substr(0, colon);
    const std::string value(colon == std::string_view::npos ? "" : line.substr(colon + 2));
    if (key == "layout") answers.layout = value;
    else if (key == "title") answers.title = value;
    else if (key == "subtitle") answers.subtitle = value;
    else if (key == "code") answers.code = value;
    else if (key == "unit") answers.unit = value;
    else if (key == "category") answers.category = value;
    else if (key == "other") answers.other = value;
    else if (key == "opinion") answers.opinions.push_back(value);
    else return fail(Error::Kind::bad_input, "unknown line", std::string(name), std::string(key));
  }
  return answers;
}

// The answers are a person's own words: an asterisk in them is no markup.
Paragraph literal(std::string_view words, std::string style = {}) {
  Paragraph paragraph;
  paragraph.style = std::move(style);
  Run run;
  run.text = std::string(words);
  paragraph.runs.push_back(std::move(run));
  return paragraph;
}

void add(Document& document, Paragraph paragraph) {
  Block block;
  block.paragraph = std::move(paragraph);
  document.blocks.push_back(std::move(block));
}

void head(Document& document, const Answers& answers) {
  add(document, plain_paragraph(answers.title, "Title"));
  if (!answers.subtitle.empty()) add(document, plain_paragraph("*" + answers.subtitle + "*", {}, "center"));
}

void table_layout(Document& document, const Answers& answers) {
  Block block;
  block.is_table = true;
  block.table.widths = {32, 68};
  auto row = [&](std::string_view question, std::string_view answer) {
    block.table.rows.push_back({Cell{{literal(question, "TableText")}}, Cell{{literal(answer, "TableText")}}});
  };
  row("Câu hỏi", "Trả lời");
  row("Mã số người góp ý", answers.code);
  row("Đơn vị", answers.unit);
  if (!answers.category.empty()) row("Đối tượng", answers.category);
  for (std::size_t index = 0; index < answers.opinions.size(); ++index)
    row(fmt::format("Ý kiến {}", index + 1), answers.opinions[index]);
  document.blocks.push_back(std::move(block));
  add(document, literal("Xin cảm ơn đồng chí đã tham gia góp ý!"));
}

void numbered_layout(Document& document, const Answers& answers) {
  add(document, literal("Mã số: " + (answers.code.empty() ? "…………………" : answers.code)));
  if (!answers.unit.empty()) add(document, literal("Đơn vị: " + answers.unit));
  const bool party = answers.category == "đảng viên trẻ", member = answers.category == "đoàn viên";
  add(document, literal(fmt::format("Đối tượng: {} đoàn viên {} đảng viên trẻ", member ? "☒" : "☐", party ? "☒" : "☐")));
  for (std::size_t index = 0; index < answers.opinions.size(); ++index) {
    add(document, plain_paragraph(fmt::format("**{}. Nội dung góp ý:**", index + 1)));
    add(document, literal(answers.opinions[index]));
  }
  add(document, literal("Ý kiến khác: " + (answers.other.empty() ? "……………………………………" : answers.other)));
}

}  // namespace

Result<Document> answer_sheet(std::string_view source, std::string_view name) {
  const Answers answers = TRY(parse_answers(source, name));
  Document document;
  document.title = answers.title;
  head(document, answers);
  if (answers.layout == "table") table_layout(document, answers);
  else if (answers.layout == "numbered") numbered_layout(document, answers);
  else return fail(Error::Kind::bad_input, "unknown layout \"" + answers.layout + "\"", std::string(name));
  return document;
}

}  // namespace dh::sample
