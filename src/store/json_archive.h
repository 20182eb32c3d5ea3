// Structs to JSON and back (Boost.JSON). Each struct lists its fields once, in a describe() function that serves both
// ways. Empty strings and lists are left out, and what is left out is read as empty.
#pragma once

#include <boost/json.hpp>
#include <array>
#include <charconv>
#include <concepts>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "base/result.h"

namespace dh::store {

template <class T, class Struct>
concept Is = std::same_as<std::remove_cvref_t<T>, Struct>;

class JsonWriter {
 public:
  void operator()(const char* key, const std::string& value) {
    if (!value.empty()) object_[key] = value;
  }
  void operator()(const char* key, bool value) { object_[key] = value; }
  template <std::integral T>
  void operator()(const char* key, const T& value) {
    object_[key] = static_cast<std::int64_t>(value);
  }
  void operator()(const char* key, const std::optional<int>& value) {
    if (value) object_[key] = *value;
  }
  // As the shortest words that give the same number back: JSON readers may round.
  void operator()(const char* key, double value) {
    char buffer[40];
    const auto end = std::to_chars(buffer, buffer + sizeof buffer, value).ptr;
    object_[key] = std::string_view(buffer, static_cast<std::size_t>(end - buffer));
  }
  template <class T>
  void operator()(const char* key, const std::optional<T>& value) {
    if (value) object_[key] = write(*value);
  }
  template <class T>
  void operator()(const char* key, const std::vector<T>& values) {
    if (values.empty()) return;
    boost::json::array array;
    array.reserve(values.size());
    for (const T& value : values) array.push_back(write(value));
    object_[key] = std::move(array);
  }
  template <class T>
    requires std::is_class_v<T>
  void operator()(const char* key, const T& value) {
    object_[key] = write(value);
  }
  template <class Enum>
  void choice(const char* key, const Enum& value, std::span<const char* const> names) {
    object_[key] = names[static_cast<std::size_t>(value)];
  }

  template <class T>
  static boost::json::value write(const T& value) {
    if constexpr (std::same_as<T, std::string>) {
      return boost::json::string(value);
    } else {
      JsonWriter writer;
      describe(writer, value);
      return std::move(writer.object_);
    }
  }

 private:
  boost::json::object object_;
};

class JsonReader {
 public:
  explicit JsonReader(const boost::json::object& object) : object_(object) {}

  void operator()(const char* key, std::string& value) { get(key, value); }
  void operator()(const char* key, bool& value) {
    if (const auto* found = find(key)) found->is_bool() ? void(value = found->get_bool()) : wrong(key);
  }
  template <std::integral T>
  void operator()(const char* key, T& value) {
    const auto* found = find(key);
    if (found == nullptr) return;
    if (found->is_int64()) value = static_cast<T>(found->get_int64());
    else wrong(key);
  }
  void operator()(const char* key, double& value) {
    std::string words;
    get(key, words);
    const auto [end, fault] = std::from_chars(words.data(), words.data() + words.size(), value);
    if (fault != std::errc() || end != words.data() + words.size()) wrong(key);
  }
  void operator()(const char* key, std::optional<int>& value) {
    if (find(key) != nullptr) (*this)(key, value.emplace());
  }
  template <class T>
  void operator()(const char* key, std::optional<T>& value) {
    const auto* found = find(key);
    if (found != nullptr) read(key, *found, value.emplace());
  }
  template <class T>
  void operator()(const char* key, std::vector<T>& values) {
    const auto* found = find(key);
    if (found == nullptr) return;
    if (!found->is_array()) return wrong(key);
    for (const auto& one : found->get_array()) read(key, one, values.emplace_back());
  }
  template <class T>
    requires std::is_class_v<T>
  void operator()(const char* key, T& value) {
    if (const auto* found = find(key)) read(key, *found, value);
  }
  template <class Enum>
  void choice(const char* key, Enum& value, std::span<const char* const> names) {
    std::string word;
    get(key, word);
    for (std::size_t at = 0; at < names.size(); ++at)
      if (word == names[at]) return void(value = static_cast<Enum>(at));
    wrong(key);
  }

  const std::string& fault() const { return fault_; }

 private:
  const boost::json::value* find(const char* key) const { return object_.if_contains(key); }
  void wrong(const char* key) {
    if (fault_.empty()) fault_ = std::string("\"") + key + "\" is not what it should be";
  }
  void get(const char* key, std::string& value) {
    if (const auto* found = find(key)) read(key, *found, value);
  }
  void read(const char* key, const boost::json::value& from, std::string& value) {
    if (from.is_string()) value.assign(from.get_string().data(), from.get_string().size());
    else wrong(key);
  }
  template <class T>
  void read(const char* key, const boost::json::value& from, T& value) {
    if (!from.is_object()) return wrong(key);
    JsonReader reader(from.get_object());
    describe(reader, value);
    if (fault_.empty()) fault_ = reader.fault_;
  }

  const boost::json::object& object_;
  std::string fault_;
};

// The list of plain strings that some columns hold.
struct Words {
  std::vector<std::string> words;
};
void describe(auto& archive, Is<Words> auto& value) { archive("words", value.words); }

template <class T>
std::string to_json(const T& value) {
  return boost::json::serialize(JsonWriter::write(value));
}

template <class T>
Result<T> from_json(std::string_view json) {
  boost::json::parse_options options;
  options.allow_invalid_utf8 = true;  // a file's name may be any bytes
  options.max_depth = 16;
  boost::json::error_code fault;
  std::array<unsigned char, 4096> room;  // enough for most columns, and nothing is freed one by one
  boost::json::monotonic_resource memory(room.data(), room.size());
  const boost::json::value parsed = boost::json::parse(json, fault, &memory, options);
  if (fault || !parsed.is_object()) return fail(Error::Kind::internal, "a column does not hold the JSON it should");
  T value;
  JsonReader reader(parsed.get_object());
  describe(reader, value);
  if (!reader.fault().empty())
    return fail(Error::Kind::internal, "a column does not hold the JSON it should: " + reader.fault());
  return value;
}

}  // namespace dh::store
