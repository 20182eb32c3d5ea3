#include "model/meeting.h"

#include <algorithm>
#include <boost/json.hpp>

#include "base/limits.h"
#include "model/json_fields.h"
#include "model/place_words.h"
#include "text/utf8.h"

namespace dh {
namespace {

namespace json = boost::json;

// Each field once, for both ways.
void each_text(auto& meeting, auto&& visit) {
  visit("key", meeting.key);
  visit("unit", meeting.unit);
  visit("unit_name", meeting.unit_name);
  visit("superior_name", meeting.superior_name);
  visit("subject", meeting.subject);
  visit("day", meeting.day);
  visit("from", meeting.from);
  visit("to", meeting.to);
  visit("place", meeting.place);
  visit("chair", meeting.chair);
  visit("secretary", meeting.secretary);
}
void each_opinion_text(auto& opinion, auto&& visit) {
  visit("who", opinion.who);
  visit("document", opinion.document);
  visit("version", opinion.version);
  visit("part", opinion.part);
  visit("block", opinion.block);
  visit("place", opinion.place);
  visit("topic", opinion.topic);
  visit("text", opinion.text);
}

tl::unexpected<Error> wrong(std::string_view what) { return fail(Error::Kind::bad_input, "no record of a meeting: " + std::string(what)); }

constexpr std::int64_t most_number = 100'000'000;

Result<MeetingOpinion> opinion_from(const json::value& value) {
  if (!value.is_object()) return wrong("an opinion that is no object");
  MeetingOpinion out;
  JsonFields fields(value.get_object(), most_number);
  each_opinion_text(out, fields);
  fields("paragraph_index", out.paragraph_index);
  if (const std::string what = fields.fault(); !what.empty()) return wrong(what);
  if (trim(out.text).empty()) return wrong("an opinion without words");
  return out;
}

// "14:00" -> "14 giờ 00"
std::string hour_words(const std::string& hour) {
  const std::size_t colon = hour.find(':');
  return colon == std::string::npos ? hour : hour.substr(0, colon) + " giờ " + hour.substr(colon + 1);
}

std::string day_words(const std::string& iso) {
  if (iso.size() != 10) return "ngày …… tháng …… năm ………";
  return "ngày " + iso.substr(8, 2) + " tháng " + iso.substr(5, 2) + " năm " + iso.substr(0, 4);
}

std::string or_room(const std::string& words) { return words.empty() ? std::string("……………………") : words; }

class Planner {
 public:
  explicit Planner(const Meeting& meeting) : meeting_(meeting) {}

  std::vector<MinutesLine> plan() {
    head();
    whole("section", "I. THỜI GIAN, ĐỊA ĐIỂM", Role::form_label);
    whole("body", "1. Thời gian: " + hours() + day_words(meeting_.day) + ".", Role::form_label);
    whole("body", "2. Địa điểm: " + or_room(meeting_.place) + ".", Role::form_label);
    whole("section", "II. THÀNH PHẦN", Role::form_label);
    whole("body", "1. Chủ trì: " + or_room(meeting_.chair) + ".", Role::form_label);
    whole("body", "2. Thư ký: " + or_room(meeting_.secretary) + ".", Role::form_label);
    whole("body", "3. Số người có mặt: " + (meeting_.present > 0 ? std::to_string(meeting_.present) : or_room({})) + ".", Role::form_label);
    whole("section", "III. Ý KIẾN GÓP Ý", Role::form_label);
    for (std::size_t i = 0; i < meeting_.opinions.size(); ++i) opinion(static_cast<int>(i));
    whole("section", "IV. KẾT THÚC", Role::form_label);
    whole("body", (meeting_.to.empty() ? std::string("Hội nghị kết thúc cùng ngày.") : "Hội nghị kết thúc lúc " + hour_words(meeting_.to) + " cùng ngày.") + " Biên bản ghi " +
                      std::to_string(meeting_.opinions.size()) + " ý kiến theo thứ tự phát biểu./.", Role::form_label);
    whole("signature-left", "THƯ KÝ", Role::signature);
    name_under("signature-left", meeting_.secretary);
    whole("signature", "CHỦ TRÌ", Role::signature);
    name_under("signature", meeting_.chair);
    return std::move(out_);
  }

 private:
  void whole(std::string style, std::string text, Role role) {
    if (!text.empty()) out_.push_back({std::move(style), {{std::move(text), role, -1}}});
  }
  void name_under(const std::string& style, const std::string& name) { whole(style, name.empty() ? std::string() : "\n\n" + name, Role::signature); }

  void head() {
    whole("letterhead-left", meeting_.superior_name, Role::letterhead);
    whole("letterhead-left-bold", meeting_.unit_name, Role::unit);
    whole("letterhead-left", "***", Role::letterhead);
    whole("letterhead-left", "Số:      -BB/ĐTN", Role::letterhead);
    whole("letterhead-right-bold", "ĐOÀN TNCS HỒ CHÍ MINH", Role::letterhead);
    whole("letterhead-right-italic", "…………, " + day_words(meeting_.day), Role::letterhead);
    whole("title", "BIÊN BẢN", Role::letterhead);
    whole("subject", meeting_.subject, Role::letterhead);
  }

  std::string hours() const {
    if (meeting_.from.empty()) return {};
    return (meeting_.to.empty() ? "từ " + hour_words(meeting_.from) : "từ " + hour_words(meeting_.from) + " đến " + hour_words(meeting_.to)) + ", ";
  }

  // "1. Đồng chí SX-0101 (Đề án …, trang 3, dòng 7; nội dung 1.7): …"
  void opinion(int index) {
    const MeetingOpinion& one = meeting_.opinions[static_cast<std::size_t>(index)];
    MinutesLine line{"body", {}};
    const auto add = [&](std::string text, Role role) {
      if (!text.empty()) line.pieces.push_back({std::move(text), role, index});
    };
    add(std::to_string(index + 1) + ". ", Role::number);
    if (one.who.empty()) add("Ý kiến không nêu tên", Role::form_label);
    else {
      if (one.who.find(' ') == std::string::npos) add("Đồng chí ", Role::form_label);  // a code, not words of its own
      add(one.who, Role::author);
    }
    if (!one.place.empty() || !one.topic.empty()) {
      add(" (", Role::separator);
      add(one.place, Role::place);
      if (!one.topic.empty()) add((one.place.empty() ? "nội dung " : "; nội dung ") + one.topic, Role::form_label);
      add(")", Role::separator);
    }
    add(": ", Role::separator);
    add(one.text, Role::opinion);
    out_.push_back(std::move(line));
  }

  const Meeting& meeting_;
  std::vector<MinutesLine> out_;
};

}  // namespace

std::string MinutesLine::text() const {
  std::string out;
  for (const MinutesPiece& piece : pieces) out += piece.text;
  return out;
}

std::string meeting_to_json(const Meeting& meeting) {
  json::object out;
  const auto write = [](json::object& to) {
    return [&to](const char* key, const std::string& value) {
      if (!value.empty()) to[key] = value;
    };
  };
  each_text(meeting, write(out));
  if (meeting.present > 0) out["present"] = meeting.present;
  json::array opinions;
  for (const MeetingOpinion& one : meeting.opinions) {
    json::object opinion;
    each_opinion_text(one, write(opinion));
    if (one.paragraph_index >= 0) opinion["paragraph_index"] = one.paragraph_index;
    opinions.push_back(std::move(opinion));
  }
  out["opinions"] = std::move(opinions);
  return json::serialize(out);
}

Result<Meeting> meeting_from_json(std::string_view bytes) {
  if (bytes.size() > limits::meeting_bytes) return fail(Error::Kind::limit, "the record of the meeting is too long");
  json::parse_options options;
  options.max_depth = 4;
  boost::system::error_code fault;
  const json::value value = json::parse(json::string_view(bytes.data(), bytes.size()), fault, {}, options);
  if (fault || !value.is_object()) return wrong("no JSON object");
  const json::object& object = value.get_object();
  Meeting out;
  JsonFields fields(object, most_number);
  each_text(out, fields);
  fields("present", out.present);
  fields.skip("opinions");
  if (const std::string what = fields.fault(); !what.empty()) return wrong(what);
  if (out.present < 0) return wrong("\"present\" is not what it should be");
  if (const json::value* list = object.if_contains("opinions"); list != nullptr) {
    if (!list->is_array()) return wrong("\"opinions\" is no list");
    if (list->get_array().size() > limits::meeting_opinions) return fail(Error::Kind::limit, "more opinions than one meeting may have");
    for (const json::value& one : list->get_array()) out.opinions.push_back(TRY(opinion_from(one)));
  }
  return out;
}

std::vector<MinutesLine> minutes_of(const Meeting& meeting) { return Planner(meeting).plan(); }

std::string place_in_minutes(const Draft& draft, int block) {
  constexpr std::size_t long_title = 160;  // bytes; then the id speaks
  std::string out = collapse_space(draft.title);
  if (out.empty() || out.size() > long_title) out = draft.id;
  if (block < 0) return out;
  const std::string words = place_in_words(draft, block);
  return words.empty() ? out : out + ", " + words;
}

}  // namespace dh
