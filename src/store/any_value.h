// For tests: any value of any plain struct, and whether two are equal in every field. Both go through all fields of a
// struct (Boost.PFR), so that a field added to the model is tested without a change here.
#pragma once

#include <rapidcheck.h>

#include <boost/pfr.hpp>
#include <concepts>
#include <optional>
#include <string>
#include <type_traits>
#include <vector>

#include "model/draft.h"
#include "model/opinion.h"
#include "model/roster.h"

namespace dh::store::testing {

template <class T>
inline constexpr bool is_vector = false;
template <class T>
inline constexpr bool is_vector<std::vector<T>> = true;
template <class T>
inline constexpr bool is_optional = false;
template <class T>
inline constexpr bool is_optional<std::optional<T>> = true;

template <class T>
bool same(const T& one, const T& other) {
  if constexpr (is_vector<T>) {
    if (one.size() != other.size()) return false;
    for (std::size_t at = 0; at < one.size(); ++at)
      if (!same(one[at], other[at])) return false;
    return true;
  } else if constexpr (is_optional<T>) {
    return one.has_value() == other.has_value() && (!one || same(*one, *other));
  } else if constexpr (std::equality_comparable<T>) {
    return one == other;
  } else {
    bool all = true;
    boost::pfr::for_each_field(one, [&]<class Field>(const Field& field, auto index) {
      all = all && same<Field>(field, boost::pfr::get<index>(other));
    });
    return all;
  }
}

template <class Enum>
inline constexpr Enum last_of = Enum();
template <>
inline constexpr Kind last_of<Kind> = Kind::general;
template <>
inline constexpr Stance last_of<Stance> = Stance::neutral;
template <>
inline constexpr Channel last_of<Channel> = Channel::bundle;
template <>
inline constexpr Role last_of<Role> = Role::unaccounted;
template <>
inline constexpr BlockKind last_of<BlockKind> = BlockKind::footnote;
template <>
inline constexpr MarkedRange::Via last_of<MarkedRange::Via> = MarkedRange::Via::highlighted;

template <class T>
void fill(T& value) {
  if constexpr (std::same_as<T, std::string>) {
    // Any bytes at all, zero bytes and broken UTF-8 too.
    value = *rc::gen::oneOf(rc::gen::arbitrary<std::string>(),
                            rc::gen::element<std::string>("", "ý kiến", "y\u0301 kiê\u0301n", "\"{[,\\\n", "\U0001F600"));
  } else if constexpr (is_vector<T>) {
    value.resize(*rc::gen::inRange<std::size_t>(0, 4));
    for (auto& one : value) fill(one);
  } else if constexpr (is_optional<T>) {
    if (*rc::gen::arbitrary<bool>()) fill(value.emplace());
  } else if constexpr (std::is_enum_v<T>) {
    static_assert(static_cast<int>(last_of<T>) > 0, "name the last value of this enum above");
    value = static_cast<T>(*rc::gen::inRange(0, static_cast<int>(last_of<T>) + 1));
  } else if constexpr (std::same_as<T, std::size_t>) {
    value = *rc::gen::inRange<std::size_t>(0, std::size_t{1} << 40);
  } else if constexpr (std::same_as<T, MadeIndex>) {
    value = {};
  } else if constexpr (std::is_arithmetic_v<T>) {
    value = *rc::gen::arbitrary<T>();
  } else {
    boost::pfr::for_each_field(value, [](auto& field) { fill(field); });
  }
}

template <class T>
T any() {
  T value;
  fill(value);
  return value;
}

}  // namespace dh::store::testing
