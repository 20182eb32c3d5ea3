#include "intake/pdf_reader.h"

#include <algorithm>

#include "base/limits.h"
#include "intake/docx_form_reader.h"
#include "intake/opinion_table.h"
#include "intake/prose.h"
#include "intake/scan_layout.h"
#include "intake/scan_words.h"
#include "text/fold.h"
#include "text/utf8.h"

namespace dh::intake {
namespace {

constexpr std::size_t least_text_layer = 40;  // characters; less is a page number or a stamp on a scan
constexpr double sure_word = 60;              // of Tesseract's confidence

bool is_form(std::string_view text) {
  const std::string words = fold_words(text.substr(0, 2000), Fold::marks);
  return words.find("phieu") != std::string::npos && (words.find("y kien") != std::string::npos || words.find("gop y") != std::string::npos);
}

std::string key(std::string_view text) {
  std::string words = fold_words(text, Fold::marks);
  std::erase(words, ' ');
  return words;
}

// Equal but for one letter more, less or other: how a code may be read off a scan.
bool one_letter_off(const std::string& a, const std::string& b) {
  if (a.size() > b.size()) return one_letter_off(b, a);
  if (b.size() - a.size() > 1) return false;
  std::size_t i = 0;
  while (i < a.size() && a[i] == b[i]) ++i;
  return a.size() == b.size() ? a.substr(std::min(i + 1, a.size())) == b.substr(std::min(i + 1, b.size())) : a.substr(i) == b.substr(i + 1);
}

// The roster's code where just one is as good as what was read.
std::string code_as_on_roster(const std::string& written, const Roster& roster) {
  const std::string wanted = key(written);
  if (wanted.size() < 4) return written;
  std::string found;
  for (const Member& member : roster.members) {
    const std::string code = key(member.code);
    if (code == wanted) return member.code;
    if (!one_letter_off(code, wanted)) continue;
    if (!found.empty()) return written;
    found = member.code;
  }
  return found.empty() ? written : found;
}

void add_page(Reading& reading, const std::vector<ScanWord>& words, const Consultation& consultation, const std::string& name) {
  const std::size_t first = reading.opinions.size();
  const ScanPage page = lay_out(words);
  if (!page.table.rows.empty()) {
    Grid table = page.table;
    table.name = name;
    if (!page.lines.empty()) {
      PartBuilder part(reading, name + ", around the table");
      for (const std::string& line : page.lines) {
        part.append(line, Role::letterhead);
        part.append("\n", Role::separator);
      }
      if (reading.unit_as_written.empty()) reading.unit_as_written = page.lines.front();
    }
    read_opinion_table(reading, table, consultation);
  } else {
    read_form_lines(reading, page.lines, consultation, name);
  }
  for (std::size_t i = first; i < reading.opinions.size(); ++i) {
    Opinion& opinion = reading.opinions[i];
    opinion.channel = Channel::paper;
    opinion.hints.member = code_as_on_roster(opinion.hints.member, consultation.roster);
    // A word that was hardly read: a person compares it with the picture.
    for (const ScanWord& word : words)
      if (word.confidence < sure_word && code_point_count(word.text) > 1 && opinion.text.find(word.text) != std::string::npos) {
        opinion.pending.push_back("scan");
        break;
      }
  }
  reading.member_as_written = code_as_on_roster(reading.member_as_written, consultation.roster);
}

}  // namespace

double recognise_pdf(const Input& input, const Consultation&) { return input.bytes.starts_with("%PDF-") ? 0.9 : 0; }

Result<Reading> read_pdf(const Input& input, const Consultation& consultation) {
  Reading reading;
  const std::string text = TRY(pdf_text_layer(input.bytes));
  if (code_point_count(collapse_space(text)) >= least_text_layer) {
    reading.form = "pdf";
    const std::vector<ProseParagraph> paragraphs = plain_paragraphs(text);
    if (is_form(text)) {
      std::vector<std::string> lines;
      for (const ProseParagraph& one : paragraphs)
        if (!trim(one.text).empty()) lines.push_back(one.text);
      read_form_lines(reading, lines, consultation, "text");
    }
    // No label asks for an opinion: a letter that is only called a form.
    if (reading.opinions.empty()) {
      reading = {};
      reading.form = "pdf";
      PartBuilder part(reading, "text");
      read_letter(paragraphs, {consultation, "text", {}}, part, reading);
    }
  } else {
    reading.form = "scan-pdf";
    reading.channel = Channel::paper;
    int number = 0;
    for (const std::string& page : TRY(pages_as_pictures(input.bytes)))
      add_page(reading, TRY(read_picture(page, "png")), consultation, "page " + std::to_string(++number));
  }
  if (reading.opinions.empty()) reading.problems.push_back({Error::Kind::bad_input, {}, {}, "no opinion found in the document"});
  return reading;
}

double recognise_picture(const Input& input, const Consultation&) {
  using namespace std::string_view_literals;
  const std::string_view bytes = input.bytes;
  return bytes.starts_with("\x89PNG\r\n"sv) || bytes.starts_with("\xFF\xD8\xFF"sv) || bytes.starts_with("II*\0"sv) || bytes.starts_with("MM\0*"sv) ? 0.9 : 0;
}

Result<Reading> read_scanned_picture(const Input& input, const Consultation& consultation) {
  Reading reading;
  const bool png = input.bytes.starts_with("\x89PNG"), jpeg = input.bytes.starts_with("\xFF\xD8");
  reading.form = png ? "scan-png" : jpeg ? "scan-jpeg" : "scan-tiff";
  reading.channel = Channel::paper;
  // The size that a PNG claims stands in its first chunk; a picture of a gigapixel is refused before anything unpacks it.
  if (png && input.bytes.size() >= 24) {
    const auto at = [&](std::size_t i) { return static_cast<std::uint64_t>(static_cast<unsigned char>(input.bytes[i])); };
    const std::uint64_t width = at(16) << 24 | at(17) << 16 | at(18) << 8 | at(19), height = at(20) << 24 | at(21) << 16 | at(22) << 8 | at(23);
    if (width * height > limits::picture_pixels) return fail(Error::Kind::limit, "a picture of " + std::to_string(width) + " × " + std::to_string(height) + " pixels");
  }
  add_page(reading, TRY(read_picture(input.bytes, png ? "png" : jpeg ? "jpg" : "tif")), consultation, "picture");
  if (reading.opinions.empty()) reading.problems.push_back({Error::Kind::bad_input, {}, {}, "no opinion found in the picture"});
  return reading;
}

}  // namespace dh::intake
