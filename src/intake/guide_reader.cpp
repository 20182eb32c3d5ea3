#include <algorithm>
#include <array>
#include <cctype>
#include <regex>

#include "intake/docx_document.h"
#include "intake/guide.h"
#include "intake/vietnamese_dates.h"
#include "text/fold.h"
#include "text/utf8.h"

namespace dh::intake {
namespace {

bool contains(std::string_view text, std::string_view phrase) { return text.find(phrase) != std::string_view::npos; }

// Kinds of documents that offices consult on; the longest that fits names one without a congress.
constexpr std::array document_words = {"van kien", "de an", "chien luoc", "bao cao chinh tri", "nghi quyet", "nghi dinh", "luat", "quy che",
                                       "quy dinh", "chuong trinh", "ke hoach", "quy hoach", "thong tu", "dieu le"};

// What tells one document from the others in running words, folded.
struct Known {
  std::string id;
  std::vector<std::string> keys;
};

Known known_of(const std::string& words) {
  if (contains(words, "xiii") || contains(words, "toan quoc") || contains(words, "trung uong"))
    return {"central", {"xiii", "toan quoc", "trung uong"}};
  if (contains(words, "dang bo tinh")) return {"tinh", {"dang bo tinh"}};
  if (contains(words, "dang bo khoi")) return {"khoi", {"dang bo khoi"}};
  for (const std::string_view kind : document_words)
    if (contains(words, kind)) {
      std::string id(kind);
      std::ranges::replace(id, ' ', '-');
      return {id, {std::string(kind)}};
    }
  return {};
}

class GuideReader {
 public:
  explicit GuideReader(const DocxDocument& document) {
    for (const DocxParagraph& one : document.body) {
      std::string text(trim(one.text_after()));
      if (text.empty()) continue;
      std::string labelled = one.numbering.empty() ? text : one.numbering + ' ' + text;
      lines_.push_back({text, std::move(labelled), fold_words(text, Fold::marks), one.all_bold(), one.table >= 0});
    }
  }

  Guide read() {
    head();
    documents();
    topics();
    phases();
    rules();
    recipients();
    return std::move(guide_);
  }

 private:
  struct Line {
    std::string text, labelled, words;  // labelled: with the number or dash that Word sets by itself
    bool bold, in_table;
  };

  void head() {
    for (std::size_t i = 0; i < lines_.size() && i < 30; ++i) {
      const Line& line = lines_[i];
      if (line.in_table && guide_.organisation.empty() && line.bold && !contains(line.words, "cong hoa xa hoi") && !contains(line.words, "doan tncs") && !contains(line.words, "doc lap"))
        guide_.organisation = line.text;
      if (line.words == "huong dan" || line.words == "ke hoach" || line.words == "cong van" || line.words == "thong bao") {
        if (i + 1 < lines_.size()) guide_.title = lines_[i + 1].text;
        subject_ = i + 1;
        break;
      }
    }
    if (guide_.organisation.empty()) {
      // "Ban Thường vụ Đoàn Khối ban hành Hướng dẫn …", "Ban Thường vụ Đoàn trường hướng dẫn …"
      static const std::regex issuer("^(Ban .{3,60}?) (ban hành|hướng dẫn|yêu cầu|đề nghị)");
      for (const Line& line : lines_)
        if (std::smatch found; guide_.organisation.empty() && std::regex_search(line.text, found, issuer)) guide_.organisation = found[1];
    }
  }

  // Named in the subject, parted by ";" and "và".
  void documents() {
    if (subject_ >= lines_.size()) return;
    const std::string& text = lines_[subject_].text;
    std::vector<std::string> pieces;
    std::size_t begin = 0;
    for (std::size_t at = 0; at <= text.size(); ++at) {
      const bool semicolon = at < text.size() && text[at] == ';';
      const bool conjunction = text.compare(at, 5, " và ") == 0 && names_document(text.substr(at + 5, 40));
      if (!semicolon && !conjunction && at < text.size()) continue;
      pieces.push_back(text.substr(begin, at - begin));
      begin = at + (conjunction ? 5 : 1);
      at = begin - 1;
      if (begin > text.size()) break;
    }
    for (const std::string& piece : pieces) {
      const Known known = known_of(fold_words(piece, Fold::marks));
      if (known.id.empty() || std::ranges::find(guide_.documents, known.id, &GuideDocument::id) != guide_.documents.end()) continue;
      known_.push_back(known);
      guide_.documents.push_back({known.id, document_name(piece), false, {}});
    }
  }

  static bool names_document(const std::string& start) {
    const std::string words = fold_words(start, Fold::marks);
    return words.starts_with("du thao") || std::ranges::any_of(document_words, [&](std::string_view kind) { return words.starts_with(kind); });
  }

  // From the document's kind on: "… ý kiến dự thảo Văn kiện Đại hội …" -> "Văn kiện Đại hội …".
  static std::string document_name(const std::string& piece) {
    const FoldedText folded = fold_words_with_origin(piece, Fold::marks);
    std::size_t best = std::string::npos;
    for (const std::string_view kind : document_words) best = std::min(best, folded.text.find(kind));
    if (best == std::string::npos) return std::string(trim(piece));
    return std::string(trim(std::string_view(piece).substr(folded.origin[best])));
  }

  std::vector<std::string> documents_in(const std::string& words) const {
    std::vector<std::string> ids;
    for (const Known& one : known_)
      if (std::ranges::any_of(one.keys, [&](const std::string& key) { return contains(words, key); })) ids.push_back(one.id);
    return ids;
  }

  void topics() {
    static const std::regex child("^(\\d{1,2})\\.(\\d{1,2})\\.?\\s+([^]*)$"), parent("^(\\d{1,2})\\.\\s+([^]*)$");
    std::string label, text;
    std::vector<std::string> of;
    for (const Line& line : lines_) {
      std::smatch found;
      if (std::regex_match(line.labelled, found, child)) {
        if (found[1] != label) continue;
        if (guide_.topics.empty() || std::ranges::find(guide_.topics, label, &Topic::label) == guide_.topics.end())
          guide_.topics.push_back({label, {}, text, of});
        guide_.topics.push_back({found[1].str() + "." + found[2].str(), label, found[3].str(), of});
      } else if (std::regex_match(line.labelled, found, parent)) {
        label = found[1];
        text = found[2];
        of = documents_in(line.words);
      }
    }
  }

  void phases() {
    for (const Line& line : lines_) {
      const std::vector<WrittenDay> days = written_days(line.text);
      for (const WrittenDay& day : days)
        if (const std::string real = weekday_of(day.iso); !day.weekday.empty() && day.weekday != real)
          guide_.contradictions.push_back(day.as_written + ": " + day.weekday + " ≠ " + real);
      for (std::size_t i = 0; i + 1 < days.size(); ++i) {
        const std::string between = fold(line.text.substr(days[i].at, days[i + 1].at - days[i].at));
        const std::string before = fold(line.text.substr(days[i].at > 16 ? days[i].at - 16 : 0, std::min<std::size_t>(days[i].at, 16)));
        if (!contains(between, "đến") || !contains(before, "từ")) continue;
        // The clause about this span: up to the semicolon or the next span.
        const std::size_t end = std::min(line.text.find(';', days[i + 1].at), line.text.size());
        const std::string clause = fold(line.text.substr(days[i + 1].at, end - days[i + 1].at));
        Phase phase;
        phase.name = contains(clause, "tổng hợp") && !contains(clause, "thảo luận") ? "synthesise" : "discuss";
        phase.first_day = days[i].iso;
        phase.last_day = days[i + 1].iso;
        phase.documents = documents_in(line.words);
        phase.text = line.text;
        if (phase.last_day < phase.first_day) guide_.contradictions.push_back(days[i].as_written + " > " + days[i + 1].as_written);
        guide_.phases.push_back(std::move(phase));
      }
      static const std::regex month("trong tháng (\\d{1,2})/(\\d{4})");
      std::smatch found;
      if (contains(line.words, "lay y kien") && std::regex_search(line.text, found, month)) {
        const std::string number = found[1].length() == 1 ? "0" + found[1].str() : found[1].str();
        Phase phase{"discuss", found[2].str() + "-" + number + "-01", {}, documents_in(line.words), line.text};
        for (const char* last : {"31", "30", "29", "28"})
          if (phase.last_day.empty() && !weekday_of(found[2].str() + "-" + number + "-" + last).empty()) phase.last_day = found[2].str() + "-" + number + "-" + last;
        guide_.phases.push_back(std::move(phase));
      }
    }
  }

  void rules() {
    for (const Line& line : lines_) {
      const bool network = contains(line.words, "mang xa hoi") || contains(line.words, "internet");
      const bool forbids = contains(line.words, "khong su dung") || contains(line.words, "khong duoc") || contains(line.words, "khong lay y kien") || contains(line.words, "nghiem cam");
      if (network && forbids) {
        // One that names no document, yet is about opinions, holds for all.
        const std::vector<std::string> named = documents_in(line.words);
        const bool for_all = named.empty() && (contains(line.words, "y kien") || contains(line.words, "gop y"));
        for (GuideDocument& document : guide_.documents) {
          if (!for_all && std::ranges::find(named, document.id) == named.end()) continue;
          document.offline_only = true;
          document.offline_rule = line.text;
        }
      }
      static const std::regex address("[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)+");
      if (std::smatch found; std::regex_search(line.text, found, address)) guide_.reply_email = found[0];
    }
  }

  void recipients() {
    bool listed = false;
    for (const Line& line : lines_) {
      if (line.words.starts_with("noi nhan")) listed = true;
      if (!listed || !line.labelled.starts_with("-")) continue;
      // What is filed ends the list: dashes below it are of an annex.
      if (line.words.starts_with("luu")) break;
      std::string name(trim(std::string_view(line.labelled).substr(1)));
      while (!name.empty() && (name.back() == ';' || name.back() == '.' || name.back() == '/')) name.pop_back();
      Recipient recipient{name, {}};
      if (const std::size_t open = name.rfind('('); open != std::string::npos && name.back() == ')') {
        recipient.purpose = name.substr(open + 1, name.size() - open - 2);
        recipient.name = std::string(trim(std::string_view(name).substr(0, open)));
      }
      guide_.recipients.push_back(std::move(recipient));
    }
  }

  std::vector<Line> lines_;
  std::size_t subject_ = static_cast<std::size_t>(-1);
  std::vector<Known> known_;
  Guide guide_;
};

}  // namespace

Result<Guide> read_guide(std::string_view bytes, std::string_view name) {
  Result<DocxDocument> document = read_docx_document(bytes);
  if (!document) {
    if (document.error().file.empty()) document.error().file = std::string(name);
    return tl::unexpected(document.error());
  }
  Guide guide = GuideReader(*document).read();
  if (guide.topics.empty()) return fail(Error::Kind::bad_input, "no guide: it has no topics numbered like 1.1", std::string(name));
  return guide;
}

}  // namespace dh::intake
