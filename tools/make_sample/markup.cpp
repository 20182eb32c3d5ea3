#include "markup.h"

#include <charconv>
#include <fmt/format.h>
#include <map>

#include "lines.h"
#include "text/utf8.h"

namespace dh::sample {
namespace {

int number_at(std::string_view digits) {
  int value = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return value;
}

bool take_prefix(std::string_view& line, std::string_view prefix) {
  if (!line.starts_with(prefix)) return false;
  line.remove_prefix(prefix.size());
  return true;
}

class RunParser {
 public:
  std::vector<Run> parse(std::string_view line) {
    while (!line.empty()) {
      if (take_reference(line) || take_marker(line)) continue;
      words_ += line.front();
      line.remove_prefix(1);
    }
    flush();
    return std::move(runs_);
  }

 private:
  bool take_reference(std::string_view& line) {
    if (!line.starts_with("[^")) return false;
    const auto close = line.find(']');
    if (close == std::string_view::npos) return false;
    flush();
    Run run;
    run.kind = Run::Kind::footnote;
    run.number = number_at(line.substr(2, close - 2));
    runs_.push_back(run);
    line.remove_prefix(close + 1);
    return true;
  }

  // Asterisks that nothing closes are words of the text, such as the three below an office's name.
  bool take_marker(std::string_view& line) {
    const auto count = std::min<std::size_t>(line.find_first_not_of('*'), line.size());
    if (count == 0 || count > 3) return false;
    const std::string_view marker = line.substr(0, count);
    const bool closes = !open_.empty() && open_ == marker;
    if (!closes && line.find(marker, count) == std::string_view::npos) return false;
    flush();
    open_ = closes ? std::string() : std::string(marker);
    line.remove_prefix(count);
    return true;
  }

  void flush() {
    if (words_.empty()) return;
    Run run;
    run.text = std::move(words_);
    run.bold = open_.size() >= 2;
    run.italic = open_.size() % 2 == 1;
    runs_.push_back(std::move(run));
    words_.clear();
  }

  std::vector<Run> runs_;
  std::string words_;
  std::string open_;
};

Paragraph parse_paragraph(std::string_view line) {
  Paragraph paragraph;
  if (take_prefix(line, "### ")) paragraph.style = "Heading3";
  else if (take_prefix(line, "## ")) paragraph.style = "Heading2";
  else if (take_prefix(line, "# ")) paragraph.style = "Heading1";
  else if (take_prefix(line, "@title ")) paragraph.style = "Title";
  else if (take_prefix(line, "@bullet ")) paragraph.bullet = true;
  else if (take_prefix(line, "@center ")) paragraph.alignment = "center";
  paragraph.runs = parse_runs(line);
  return paragraph;
}

// Two cells of many paragraphs, as offices set the head and the foot of a document.
Table columns_table(const std::vector<std::string_view>& lines, std::string_view alignment) {
  Table table;
  table.borders = false;
  table.widths = {45, 55};
  table.rows.assign(1, std::vector<Cell>(2));
  for (const std::string_view line : lines) {
    const auto cells = split(line, '|');
    for (std::size_t column = 0; column < 2 && column < cells.size(); ++column) {
      const std::string_view words = trim(cells[column]);
      if (words.empty()) continue;
      const bool left = column == 0 && alignment == "left";
      table.rows[0][column].paragraphs.push_back(
          plain_paragraph(words, left ? "Recipients" : "Letterhead", left ? "left" : "center"));
    }
  }
  return table;
}

bool has_letter(std::string_view words) {
  return words.find_first_not_of("0123456789.,- *") != std::string_view::npos;
}

Table bordered_table(const std::vector<std::string_view>& lines, std::string_view widths) {
  Table table;
  for (const std::string_view width : split(trim(widths), ' ')) table.widths.push_back(number_at(width));
  for (const std::string_view line : lines) {
    std::vector<Cell> row;
    for (const std::string_view cell : split(line, '|')) {
      const std::string_view words = trim(cell);
      const bool centred = table.rows.empty() || !has_letter(words);
      row.push_back({{plain_paragraph(words, "TableText", centred ? "center" : "left")}});
    }
    row.resize(table.widths.size(), Cell{{plain_paragraph("", "TableText")}});
    table.rows.push_back(std::move(row));
  }
  return table;
}

Block table_block(Table table) {
  Block block;
  block.is_table = true;
  block.table = std::move(table);
  return block;
}

}  // namespace

std::vector<Run> parse_runs(std::string_view line) { return RunParser().parse(line); }

Paragraph plain_paragraph(std::string_view line, std::string style, std::string alignment) {
  Paragraph paragraph;
  paragraph.style = std::move(style);
  paragraph.alignment = std::move(alignment);
  paragraph.runs = parse_runs(line);
  return paragraph;
}

Result<Document> parse_markup(std::string_view text, std::string_view name) {
  Document document;
  std::map<int, Paragraph> footnotes;
  const auto lines = split(text, '\n');
  for (std::size_t at = 0; at < lines.size(); ++at) {
    std::string_view line = trim(lines[at]);
    if (line.empty()) continue;
    if (line.starts_with("@columns ") || line.starts_with("@table ")) {
      std::vector<std::string_view> inside;
      for (++at; at < lines.size() && trim(lines[at]) != "@end"; ++at) inside.push_back(lines[at]);
      if (at == lines.size()) return fail(Error::Kind::bad_input, "no @end", std::string(name), std::string(line));
      const bool columns = take_prefix(line, "@columns ");
      if (!columns) take_prefix(line, "@table ");
      document.blocks.push_back(table_block(columns ? columns_table(inside, line) : bordered_table(inside, line)));
    } else if (line.starts_with("[^") && line.find("]: ") != std::string_view::npos) {
      const auto close = line.find("]: ");
      footnotes[number_at(line.substr(2, close - 2))] = plain_paragraph(line.substr(close + 3), "FootnoteText");
    } else {
      Block block;
      block.paragraph = parse_paragraph(line);
      document.blocks.push_back(std::move(block));
    }
  }
  for (auto& [number, paragraph] : footnotes) {
    if (number != static_cast<int>(document.footnotes.size()) + 1)
      return fail(Error::Kind::bad_input, "footnotes must be numbered from 1 without gaps", std::string(name),
                  fmt::format("[^{}]", number));
    document.footnotes.push_back(std::move(paragraph));
  }
  return document;
}

}  // namespace dh::sample
