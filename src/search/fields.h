// What texts are filtered by, the words of its values that people may use, and the names of its lists in a volume.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace dh::search {

enum class Field { unit, topic, kind, place, channel, date, document, stance, member };
inline constexpr Field all_fields[] = {Field::unit, Field::topic,    Field::kind,   Field::place, Field::channel,
                                       Field::date, Field::document, Field::stance, Field::member};

// "unit" and "donvi"; a query may use either, with or without marks.
const char* english_name(Field field);
const char* vietnamese_name(Field field);
std::optional<Field> field_of(std::string_view name);

// Lists of values. A code is found by its own letters first ("Đ" is not "D"), else without marks.
std::string exact_list(Field field, std::string_view value);
std::string bare_list(Field field, std::string_view value);
std::string missing_list(Field field);  // of texts that have no value

// Every run of levels of a heading path is a list of its own: "II > 3" finds what stands under it anywhere.
std::vector<std::string> place_lists(std::string_view heading_path);
std::string page_list(int page);
// The lists of a topic and of those that it stands under: "1.7" is of "1" as well.
std::vector<std::string> topic_lists(std::string_view label);

inline constexpr std::string_view live_list = "live";  // of texts that count: not superseded

// One value of a filter: the first of `names` that any volume has; or, when there is a range, all names in [from, to).
struct Value {
  std::vector<std::string> names;
  std::string from, to;
  std::string written;  // as the person wrote it
};

// None: the field has no such value, whatever is in the workspace: "kind:blue", "date:31/2/2020".
std::optional<Value> value_of(Field field, std::string_view written);

// The words for the values of a field that has only certain ones: kind, stance, channel. Else empty.
std::vector<std::string_view> known_values(Field field);

}  // namespace dh::search
