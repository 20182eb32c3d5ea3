#include "intake/scan_reader.h"

#include <algorithm>

#include "intake/docx_form_reader.h"
#include "intake/opinion_table.h"
#include "intake/scan_layout.h"
#include "text/fold.h"
#include "text/utf8.h"

namespace dh::intake {
namespace {

constexpr double sure_word = 60;  // of Tesseract's confidence

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

}  // namespace

void read_scan_page(Reading& reading, const std::vector<ScanWord>& words, const Consultation& consultation, int page_number, const std::string& name) {
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
      if (word.confidence < sure_word && code_point_count(word.text) > 1 && opinion.text.find(word.text) != std::string::npos)
        opinion.hints.doubtful.push_back({word.text, word.confidence, page_number, word.left, word.top, word.width, word.height});
    if (!opinion.hints.doubtful.empty()) opinion.pending.push_back("scan");
  }
  reading.member_as_written = code_as_on_roster(reading.member_as_written, consultation.roster);
}

}  // namespace dh::intake
