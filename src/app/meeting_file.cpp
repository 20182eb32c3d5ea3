// A meeting out of a file that a secretary wrote: JSON or a table.
#include <boost/json.hpp>

#include "app/meetings.h"
#include "base/crypto.h"
#include "base/limits.h"
#include "intake/grid.h"
#include "text/fold.h"
#include "text/utf8.h"

namespace dh::app {
namespace {

namespace json = boost::json;

tl::unexpected<Error> wrong(std::string what, std::string where = {}) { return fail(Error::Kind::bad_input, std::move(what), {}, std::move(where)); }

// Names of fields as people write them, folded; the first is that of JSON.
struct Field {
  const char* name;
  std::vector<std::string_view> words;
};
const std::vector<Field>& head_fields() {
  static const std::vector<Field> all = {{"key", {"key", "ma cuoc hop"}}, {"unit", {"unit", "don vi"}}, {"subject", {"subject", "noi dung hop", "ten cuoc hop", "hoi nghi"}},
                                         {"day", {"day", "date", "ngay"}}, {"from", {"from", "tu", "bat dau"}}, {"to", {"to", "den", "ket thuc"}},
                                         {"place", {"place", "dia diem"}}, {"chair", {"chair", "chu tri"}}, {"secretary", {"secretary", "thu ky"}},
                                         {"present", {"present", "co mat", "so nguoi co mat"}}};
  return all;
}
const std::vector<Field>& opinion_fields() {
  static const std::vector<Field> all = {{"who", {"who", "nguoi phat bieu", "ai", "ma"}}, {"document", {"document", "van kien", "du thao"}}, {"block", {"block"}},
                                         {"page", {"page", "trang"}}, {"line", {"line", "dong"}}, {"topic", {"topic", "noi dung goi y", "goi y", "muc"}},
                                         {"text", {"text", "y kien", "noi dung gop y"}}};
  return all;
}
const char* field_of(const std::vector<Field>& fields, std::string_view as_written) {
  const std::string words = fold_words(as_written, Fold::marks);
  for (const Field& one : fields)
    for (const std::string_view name : one.words)
      if (words == name) return one.name;
  return nullptr;
}

// What ends a line in a file of Windows is no part of the words.
std::string without_returns(std::string text) {
  for (std::size_t at = 0; (at = text.find("\r\n", at)) != std::string::npos;) text.erase(at, 1);
  return text;
}

Result<int> number_of(std::string_view words, const char* field) {
  if (words.empty()) return -1;
  if (words.size() > 7 || words.find_first_not_of("0123456789") != std::string_view::npos) return wrong("is no number", std::string(field) + " \"" + std::string(words) + "\"");
  return std::stoi(std::string(words));
}

Status set(TypedMeeting& meeting, std::string_view field, std::string value) {
  if (field == "present") {
    meeting.present = std::max(0, TRY(number_of(trim(value), "present")));
    return {};
  }
  for (const auto& [name, to] : {std::pair<std::string_view, std::string*>{"key", &meeting.key}, {"unit", &meeting.unit}, {"subject", &meeting.subject}, {"day", &meeting.day}, {"from", &meeting.from},
                                 {"to", &meeting.to}, {"place", &meeting.place}, {"chair", &meeting.chair}, {"secretary", &meeting.secretary}})
    if (name == field) *to = std::string(trim(value));
  return {};
}

Status set(TypedSpeech& speech, std::string_view field, std::string value) {
  if (field == "text") speech.text = without_returns(std::move(value));
  else if (field == "who") speech.who = std::string(trim(value));
  else if (field == "document") speech.document = std::string(trim(value));
  else if (field == "topic") speech.topic = std::string(trim(value));
  else if (field == "block") speech.block = TRY(number_of(trim(value), "block"));
  else if (field == "page") speech.page = std::max(0, TRY(number_of(trim(value), "page")));
  else if (field == "line") speech.line = std::max(0, TRY(number_of(trim(value), "line")));
  return {};
}

Result<std::string> words_of(const json::value& value, std::string_view field) {
  if (value.is_string() && is_valid_utf8(std::string_view(value.get_string()))) return std::string(value.get_string());
  if (value.is_int64() && value.get_int64() >= 0) return std::to_string(value.get_int64());
  if (value.is_null()) return std::string();
  return wrong("\"" + std::string(field) + "\" is not what it should be");
}

Result<TypedMeeting> from_json(std::string_view bytes) {
  json::parse_options options;
  options.max_depth = 4;
  boost::system::error_code fault;
  const json::value value = json::parse(json::string_view(bytes.data(), bytes.size()), fault, {}, options);
  if (fault || !value.is_object()) return wrong("no JSON object");
  TypedMeeting out;
  for (const auto& [key, one] : value.get_object()) {
    if (key == "opinions") {
      if (!one.is_array()) return wrong("\"opinions\" is no list");
      for (const json::value& told : one.get_array()) {
        const std::string number = "opinions " + std::to_string(out.speeches.size() + 1);
        if (!told.is_object()) return wrong("is no object", number);
        TypedSpeech& speech = out.speeches.emplace_back();
        for (const auto& [name, words] : told.get_object()) {
          const char* field = field_of(opinion_fields(), std::string_view(name));
          if (field == nullptr) return wrong("a field that nobody knows: " + std::string(name), number);
          TRY(set(speech, field, TRY(words_of(words, std::string_view(name)))));
        }
      }
      continue;
    }
    const char* field = field_of(head_fields(), std::string_view(key));
    if (field == nullptr) return wrong("a field that nobody knows: " + std::string(key));
    TRY(set(out, field, TRY(words_of(one, std::string_view(key)))));
  }
  return out;
}

Result<TypedMeeting> from_table(std::string_view bytes) {
  const intake::Grid grid = TRY(intake::read_csv_grid(bytes));
  TypedMeeting out;
  std::vector<const char*> columns;  // once the row of heads has come
  for (std::size_t r = 0; r < grid.rows.size(); ++r) {
    const std::vector<std::string>& row = grid.rows[r];
    const std::string number = "row " + std::to_string(r + 1);
    if (std::ranges::all_of(row, [](const std::string& cell) { return trim(cell).empty(); })) continue;
    if (!columns.empty()) {
      TypedSpeech& speech = out.speeches.emplace_back();
      for (std::size_t c = 0; c < row.size() && c < columns.size(); ++c)
        if (columns[c] != nullptr) TRY(set(speech, columns[c], row[c]));
      continue;
    }
    const char* head = field_of(head_fields(), row.front());
    const auto heads = std::ranges::count_if(row, [](const std::string& cell) { return field_of(opinion_fields(), cell) != nullptr; });
    if (heads >= 2) {
      for (const std::string& cell : row) columns.push_back(field_of(opinion_fields(), cell));
      if (std::ranges::find_if(columns, [](const char* one) { return one != nullptr && std::string_view(one) == "text"; }) == columns.end()) return wrong("no column of opinions (\"Ý kiến\")", number);
    } else if (head != nullptr && row.size() >= 2) {
      TRY(set(out, head, row[1]));
    } else {
      return wrong("neither a field of the meeting nor the row of column heads: \"" + row.front() + "\"", number);
    }
  }
  if (columns.empty()) return wrong("no row of column heads (\"Người phát biểu\", \"Ý kiến\")");
  return out;
}

}  // namespace

Result<TypedMeeting> meeting_from_file(std::string_view bytes, const std::string& name) {
  if (bytes.size() > limits::meeting_bytes) return fail(Error::Kind::limit, "the file is too long for a meeting", name);
  Result<TypedMeeting> out = name.ends_with(".csv") ? from_table(bytes) : from_json(bytes);
  if (!out) {
    out.error().file = name;
    return out;
  }
  // The same file once more is the same meeting: by its name where it names none itself.
  if (out->key.empty()) out->key = "m-" + sha256_hex(name + '\n' + out->unit + '\n' + out->day).substr(0, 24);
  return out;
}

}  // namespace dh::app
