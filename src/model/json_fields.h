// Fields of a JSON object that stands for a struct: each is taken by its name, one that nobody knows is noticed.
#pragma once

#include <boost/json.hpp>

#include <cstdint>
#include <string>
#include <type_traits>

#include "text/utf8.h"

namespace dh {

class JsonFields {
 public:
  // Numbers lie in -1 … most_number.
  JsonFields(const boost::json::object& object, std::int64_t most_number) : object_(object), most_(most_number) {}

  void operator()(const char* key, std::string& to) {
    if (const boost::json::value* found = find(key); found != nullptr) {
      if (found->is_string() && is_valid_utf8(std::string_view(found->get_string()))) to = std::string(found->get_string());
      else wrong_ = key;
    }
  }
  template <class Number>
    requires std::is_integral_v<Number>
  void operator()(const char* key, Number& to) {
    if (const boost::json::value* found = find(key); found != nullptr) {
      if (found->is_int64() && found->get_int64() >= -1 && found->get_int64() <= most_) to = static_cast<Number>(found->get_int64());
      else wrong_ = key;
    }
  }
  void skip(const char* key) { known_ += object_.contains(key); }  // read elsewhere

  // What is wrong with it; empty when nothing is.
  std::string fault() const {
    if (!wrong_.empty()) return "\"" + wrong_ + "\" is not what it should be";
    return known_ == object_.size() ? std::string() : "it has a field that nobody knows";
  }

 private:
  const boost::json::value* find(const char* key) {
    const boost::json::value* found = object_.if_contains(key);
    known_ += found != nullptr;
    return found;
  }

  const boost::json::object& object_;
  std::int64_t most_;
  std::size_t known_ = 0;
  std::string wrong_;
};

}  // namespace dh
