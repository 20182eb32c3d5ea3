#include "intake/docx_legacy_text.h"

#include <algorithm>

#include "text/legacy_encoding.h"
#include "text/utf8.h"

namespace dh::intake {
namespace {

constexpr std::size_t statistics_bytes = 1u << 20;  // of text are looked at to tell the encoding of a whole document

bool has_old_bytes(std::string_view text) {
  for (std::size_t at = 0; at < text.size();)
    if (const char32_t c = next_code_point(text, at); c > 0xA0 && c <= 0xFF) return true;
  return false;
}

class OldFonts {
 public:
  OldFonts(const std::vector<std::vector<DocxParagraph>*>& parts, const ThemeFonts& theme) : theme_(theme) {
    std::string loose;  // text in no old font
    for (const auto* part : parts)
      for (const DocxParagraph& paragraph : *part)
        for (const DocxRun& run : paragraph.runs) {
          const bool old = encoding_of(run) != LegacyEncoding::none;
          if (has_unicode_vietnamese(run.text)) unicode_in_old_fonts_ += old;
          else if (!has_old_bytes(run.text)) continue;
          else if (old) ++old_in_old_fonts_;
          else if (loose.size() < statistics_bytes) loose += run.text + ' ';
        }
    otherwise_ = guess_encoding(loose);
  }

  void decode(DocxParagraph& paragraph) const {
    if (std::ranges::none_of(paragraph.runs, [](const DocxRun& run) { return has_old_bytes(run.text); })) return;
    const LegacyEncoding guessed = of_loose_text(paragraph);
    std::vector<std::size_t> before{0}, after{0};  // where runs end in text()
    const auto ends = [&paragraph](std::vector<std::size_t>& out) {
      for (const DocxRun& run : paragraph.runs)
        out.push_back(out.back() + (run.change == DocxRun::Change::inserted ? 0 : run.text.size()));
    };
    ends(before);
    std::vector<LegacyEncoding> encodings;
    for (const DocxRun& run : paragraph.runs) encodings.push_back(encoding(run, guessed));
    join_cut_letters(paragraph, encodings);
    for (std::size_t i = 0; i < paragraph.runs.size(); ++i) {
      DocxRun& run = paragraph.runs[i];
      run.text = decode_legacy(run.text, encodings[i], prints_capitals(font(run)));
    }
    ends(after);
    // Ranges of comments begin and end between runs.
    const auto moved = [&](std::size_t at) {
      const auto found = std::ranges::lower_bound(before, at);
      return found == before.end() ? after.back() : after[static_cast<std::size_t>(found - before.begin())];
    };
    for (DocxCommentRange& range : paragraph.comments) {
      range.start = moved(range.start);
      range.end = moved(range.end);
    }
  }

 private:
  std::string_view font(const DocxRun& run) const {
    if (run.font.starts_with("minor")) return theme_.minor;
    if (run.font.starts_with("major")) return theme_.major;
    return run.font;
  }

  LegacyEncoding encoding_of(const DocxRun& run) const { return encoding_of_font(font(run)); }

  LegacyEncoding encoding(const DocxRun& run, LegacyEncoding guessed) const {
    if (has_unicode_vietnamese(run.text)) return LegacyEncoding::none;
    const LegacyEncoding told = encoding_of(run);
    if (told == LegacyEncoding::none) return guessed;
    // Text that was typed in Unicode keeps the name of an old font that its template had.
    return unicode_in_old_fonts_ > old_in_old_fonts_ ? LegacyEncoding::none : told;
  }

  LegacyEncoding of_loose_text(const DocxParagraph& paragraph) const {
    std::string text;
    for (const DocxRun& run : paragraph.runs)
      if (encoding_of(run) == LegacyEncoding::none) text += run.text;
    if (has_unicode_vietnamese(text)) return LegacyEncoding::none;
    const LegacyEncoding own = guess_encoding(text);
    return own != LegacyEncoding::none ? own : otherwise_;
  }

  // VNI writes a letter and its marks as two: the marks go to the run where their letter stands.
  static void join_cut_letters(DocxParagraph& paragraph, const std::vector<LegacyEncoding>& encodings) {
    for (std::size_t i = 1; i < paragraph.runs.size(); ++i) {
      DocxRun &one = paragraph.runs[i - 1], &next = paragraph.runs[i];
      if (encodings[i] != LegacyEncoding::vni || encodings[i - 1] != LegacyEncoding::vni || one.text.empty() || next.text.empty() ||
          one.change != next.change)
        continue;
      std::size_t end = 0;
      const char32_t first = next_code_point(next.text, end);
      const bool letter_before = (static_cast<unsigned char>(one.text.back()) | 0x20) >= 'a' && (static_cast<unsigned char>(one.text.back()) | 0x20) <= 'z';
      if (first < 0xC0 || first > 0xFF || !letter_before) continue;
      one.text += next.text.substr(0, end);
      next.text.erase(0, end);
    }
  }

  const ThemeFonts& theme_;
  std::size_t unicode_in_old_fonts_ = 0, old_in_old_fonts_ = 0;
  LegacyEncoding otherwise_ = LegacyEncoding::none;
};

void decode_parts(const std::vector<std::vector<DocxParagraph>*>& parts, const ThemeFonts& theme) {
  const OldFonts fonts(parts, theme);
  for (auto* part : parts)
    for (DocxParagraph& paragraph : *part) fonts.decode(paragraph);
}

}  // namespace

void decode_old_fonts(std::vector<DocxParagraph>& paragraphs, const ThemeFonts& theme) { decode_parts(std::vector<std::vector<DocxParagraph>*>(1, &paragraphs), theme); }

void decode_old_fonts(DocxDocument& document, const ThemeFonts& theme) {
  std::vector<std::vector<DocxParagraph>*> parts{&document.body};
  for (DocxNote& note : document.footnotes) parts.push_back(&note.paragraphs);
  for (DocxComment& comment : document.comments) parts.push_back(&comment.paragraphs);
  decode_parts(parts, theme);
}

}  // namespace dh::intake
