#include "intake/scan_words.h"

#include <algorithm>
#include <charconv>
#include <filesystem>
#include <map>
#include <tuple>

#include "base/child_process.h"
#include "base/files.h"
#include "text/split.h"
#include "text/utf8.h"

namespace dh::intake {
namespace {

namespace fs = std::filesystem;

constexpr double no_confidence = 20;

int number(std::string_view text) {
  int value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

// The Icelandic letter looks the same as the Vietnamese one and is read for it now and then.
std::string with_vietnamese_d(std::string text) {
  for (const auto& [eth, d] : {std::pair<std::string_view, std::string_view>{"\u00D0", "\u0110"}, {"\u00F0", "\u0111"}})
    for (std::size_t at = text.find(eth); at != std::string::npos; at = text.find(eth, at)) text.replace(at, eth.size(), d);
  return text;
}

void leave_specks_out(std::vector<ScanWord>& words) {
  std::vector<int> heights;
  for (const ScanWord& word : words) heights.push_back(word.height);
  if (heights.empty()) return;
  std::ranges::nth_element(heights, heights.begin() + static_cast<std::ptrdiff_t>(heights.size() / 2));
  const int usual = heights[heights.size() / 2];
  std::erase_if(words, [&](const ScanWord& word) {
    const bool lone = code_point_count(word.text) <= 1;
    const auto letters = std::ranges::count_if(word.text, [](unsigned char c) { return std::isalnum(c) != 0 || c >= 0x80; });
    const bool mark_alone = letters == 0;
    // A dotted line or the edge of a shadow: "......---cc".
    const bool marks_mostly = word.text.size() > 6 && static_cast<std::size_t>(letters) * 3 < word.text.size();
    if (mark_alone && word.confidence >= 80) return false;  // a dash is low by nature
    return word.height * 4 < usual || (lone && word.confidence < no_confidence) || ((mark_alone || marks_mostly) && word.confidence < 60 && word.text != "|");
  });
}

}  // namespace

Result<std::string> run_on_pdf(const ChildCommand& command) {
  Result<std::string> out = run_child(command);
  if (out) return out;
  Error error = out.error();
  if (error.kind != Error::Kind::io) return out;
  error.kind = Error::Kind::bad_input;
  const auto tells = [&](const char* words) { return error.reason.find(words) != std::string::npos; };
  if (tells("Incorrect password")) error.reason = "the PDF is locked with a password";
  else if (tells("Wrong page range")) error.reason = "the PDF has no page that can be read";
  else error.reason = "the PDF cannot be read: " + error.reason;
  return tl::unexpected(std::move(error));
}

// Tesseract's TSV: level, page, block, paragraph, line, word, left, top, width, height, confidence, text.
std::vector<ScanWord> words_of_tsv(std::string_view tsv) {
  std::vector<ScanWord> words;
  std::map<std::tuple<int, int, int>, int> lines;
  for (const std::string_view row : split(tsv, '\n')) {
    const std::vector<std::string_view> fields = split(row, '\t');
    if (fields.size() < 12 || fields[0] != "5" || trim(fields[11]).empty()) continue;
    ScanWord word;
    const std::tuple<int, int, int> key{number(fields[2]), number(fields[3]), number(fields[4])};
    word.line = lines.try_emplace(key, static_cast<int>(lines.size())).first->second;
    word.left = number(fields[6]);
    word.top = number(fields[7]);
    word.width = number(fields[8]);
    word.height = number(fields[9]);
    word.confidence = static_cast<double>(number(fields[10].substr(0, fields[10].find('.'))));
    word.text = with_vietnamese_d(repair_utf8(trim(fields[11])));
    words.push_back(std::move(word));
  }
  leave_specks_out(words);
  return words;
}

Result<std::vector<ScanWord>> words_of_page(const GreyPicture& page) {
  const TemporaryDirectory work = TRY(TemporaryDirectory::create());
  const fs::path source = work.path() / "page.pgm";
  TRY(write_file(source, write_pgm(page)));
  ChildCommand command;
  // Page segmentation 4: one column of lines of any size, which keeps the rows of a ruled table.
  command.argv = {"tesseract", source.string(), "-", "-l", "vie", "--psm", "4", "tsv"};
  command.work_directory = work.path();
  return words_of_tsv(TRY(run_child(command)));
}

Result<std::string> pdf_text_layer(std::string_view pdf) {
  const TemporaryDirectory work = TRY(TemporaryDirectory::create());
  const fs::path source = work.path() / "letter.pdf";
  TRY(write_file(source, pdf));
  ChildCommand command;
  command.argv = {"pdftotext", "-enc", "UTF-8", "-nopgbrk", "-l", std::to_string(limits::draft_pages), source.string(), "-"};
  command.work_directory = work.path();
  return repair_utf8(TRY(run_on_pdf(command)));
}

}  // namespace dh::intake
