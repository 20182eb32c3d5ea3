#include "intake/form_page.h"

#include <algorithm>
#include <cmath>
#include <optional>

#include "intake/form_marks.h"
#include "intake/page_codes.h"
#include "intake/scan_words.h"
#include "model/paper_form.h"
#include "text/utf8.h"

namespace dh::intake {
namespace {

namespace layout = form_layout;

constexpr double pixels_per_mm = 10;      // of a box that is cut out
constexpr double inset = 1.2;             // mm, within its lines
constexpr std::uint8_t light = 150;       // the ruled lines and the paper: no ink
constexpr double least_ink = 0.0002;      // of a box, below which it is empty
constexpr double sure_word = 60;          // of Tesseract's confidence, as in scan_reader.cpp
constexpr double print_confidence = 45;   // mean of the words, below which it is no print

struct BoxPicture {
  double left = inset, top = 0;  // mm on the form
  GreyPicture picture;
  double ink = 0;  // share of dark pixels
};

BoxPicture box_picture(const GreyPicture& page, const FormPlane& plane, int index) {
  BoxPicture out;
  out.top = layout::box_top(index) + layout::label + inset;
  out.picture = cut_out(page, plane, out.left, out.top, layout::width - 2 * inset, layout::box - layout::label - 2 * inset, pixels_per_mm);
  std::size_t dark = 0;
  for (std::uint8_t& pixel : out.picture.pixels)
    if (pixel >= light) pixel = 255;
    else ++dark;
  out.ink = static_cast<double>(dark) / static_cast<double>(out.picture.pixels.size());
  return out;
}

// A rectangle of the form on the page's own picture.
DoubtfulWord on_page(const FormPlane& plane, std::string text, double confidence, int page, double left, double top, double width, double height) {
  double x0 = 1e9, y0 = 1e9, x1 = 0, y1 = 0;
  for (const Spot& corner : {plane.pixel(left, top), plane.pixel(left + width, top), plane.pixel(left, top + height), plane.pixel(left + width, top + height)}) {
    x0 = std::min(x0, corner.x);
    y0 = std::min(y0, corner.y);
    x1 = std::max(x1, corner.x);
    y1 = std::max(y1, corner.y);
  }
  const auto whole = [](double value) { return static_cast<int>(std::lround(std::clamp(value, 0.0, 1e6))); };
  return {std::move(text), confidence, page, whole(x0), whole(y0), whole(x1 - x0), whole(y1 - y0)};
}

double mean_confidence(const std::vector<ScanWord>& words) {
  double sum = 0;
  for (const ScanWord& word : words) sum += word.confidence;
  return words.empty() ? 0 : sum / static_cast<double>(words.size());
}

// The words in the order of the lines.
std::string text_of(const std::vector<ScanWord>& words) {
  std::string out;
  for (const ScanWord& word : words) out += (out.empty() ? "" : " ") + word.text;
  return out;
}

void tell_place(Opinion& opinion, const FormBox& box, const FormPage& form, const Draft& draft) {
  opinion.hints.document = form.document;
  opinion.hints.member = form.member;
  opinion.hints.unit = form.unit;
  if (box.on == FormBox::On::topic) opinion.hints.topic = box.topic;
  if (box.on != FormBox::On::heading || static_cast<std::size_t>(box.block) >= draft.blocks.size()) return;
  const Block& block = draft.blocks[static_cast<std::size_t>(box.block)];
  opinion.hints.mark = MarkedRange{MarkedRange::Via::comment, block.part, block.paragraph_index, block.text, 0, block.text.size(), {}};
}

// Why the form cannot be taken as what its code says; empty when it can.
std::string misfit(const FormPage& form, const Consultation& consultation) {
  if (form.consultation != form_mark(consultation.guide)) return "a paper form of another consultation";
  if (consultation.roster.unit(form.unit) == nullptr) return "a paper form of a unit that is not on the roster: " + form.unit;
  if (!form.member.empty() && consultation.roster.member(form.member) == nullptr) return "a paper form of a member who is not on the roster: " + form.member;
  if (consultation.draft(form.document, form.version) == nullptr) return "a paper form on a draft, or a version of it, that is not here: " + form.document + " " + form.version;
  return {};
}

// "SX-0101, DI, 1.7": whose box it is and what it is on, for a person who types in what it says.
std::string asked_of(const FormBox& box, const FormPage& form, const Draft& draft) {
  std::string out = (form.member.empty() ? std::string() : form.member + ", ") + form.unit;
  if (box.on == FormBox::On::topic) out += ", " + box.topic;
  if (box.on == FormBox::On::heading && static_cast<std::size_t>(box.block) < draft.blocks.size()) out += ", " + draft.blocks[static_cast<std::size_t>(box.block)].text;
  return out;
}

Status read_box(Reading& reading, PartBuilder& part, const GreyPicture& picture, const FormPlane& plane, const FormPage& form, const Draft& draft, int index, int page, const std::string& name) {
  const BoxPicture box = box_picture(picture, plane, index);
  const std::string where = name + ", ô " + std::to_string(index + 1);
  part.append("ô " + std::to_string(index + 1), Role::form_label);
  part.append("\n", Role::separator);
  if (box.ink < least_ink) return {};
  const std::vector<ScanWord> words = TRY(words_of_page(box.picture));
  const bool print = !words.empty() && mean_confidence(words) >= print_confidence;
  const FormBox& asked = form.boxes[static_cast<std::size_t>(index)];
  if (!print) {
    // No word of it is an opinion before a person has read it. In its place stands what awaits them, as what no rule knows:
    // it is listed until then, and printed in no report.
    part.append("chữ viết tay chưa đọc, " + asked_of(asked, form, draft), Role::unaccounted);
    part.append("\n", Role::separator);
    add_problem(reading, {Error::Kind::bad_input, {}, where, "handwriting that is not read (" + asked_of(asked, form, draft) + "): look at the picture and type it in"});
    return {};
  }
  Opinion& opinion = part.append_opinion(text_of(words), where);
  opinion.channel = Channel::paper;
  tell_place(opinion, asked, form, draft);
  for (const ScanWord& word : words)
    if (word.confidence < sure_word && code_point_count(word.text) > 1)
      opinion.hints.doubtful.push_back(on_page(plane, word.text, word.confidence, page, box.left + word.left / pixels_per_mm, box.top + word.top / pixels_per_mm, word.width / pixels_per_mm, word.height / pixels_per_mm));
  if (!opinion.hints.doubtful.empty()) opinion.pending.emplace_back("scan");
  part.append("\n", Role::separator);
  return {};
}

}  // namespace

Result<bool> read_form_page(Reading& reading, const GreyPicture& picture, const Consultation& consultation, int page, const std::string& name) {
  const std::vector<PageCode> codes = TRY(codes_of_page(picture));
  const auto code = std::ranges::find_if(codes, [](const PageCode& one) { return is_form_code(one.text); });
  if (code == codes.end()) return false;
  const auto refuse = [&](const std::string& why) {
    add_problem(reading, {Error::Kind::bad_input, {}, name, why});
    return true;
  };
  const Result<FormPage> form = read_form_code(code->text);
  if (!form) return refuse(form.error().reason);
  if (const std::string why = misfit(*form, consultation); !why.empty()) return refuse(why);
  const std::optional<FormPlane> plane = find_form(picture, static_cast<int>(form->boxes.size()), code->quarter_turns);
  if (!plane) return refuse("the four black squares of the paper form are not all to be seen");
  const Draft& draft = *consultation.draft(form->document, form->version);
  PartBuilder part(reading, name);
  for (const auto& [text, role] : {std::pair{code->text, Role::number}, {form->unit, Role::unit}, {form->member, Role::author}, {form->document, Role::document}})
    if (!text.empty()) {
      part.append(text, role);
      part.append("\n", Role::separator);
    }
  for (std::size_t i = 0; i < form->boxes.size(); ++i) TRY(read_box(reading, part, picture, *plane, *form, draft, static_cast<int>(i), page, name));
  return true;
}

}  // namespace dh::intake
