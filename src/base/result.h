// Errors as values. An Error always names what it is about: the file, the place in it, the reason,
// each a clear phrase for a person, so that the command line can print it in one line.
#pragma once

#include <string>
#include <tl/expected.hpp>
#include <utility>

namespace dh {

struct Error {
  enum class Kind {
    bad_input,  // a foreign file does not hold what its form promises
    limit,      // it passes a limit of base/limits.h
    refused,    // a rule or a policy says no
    not_found,
    io,
    internal,   // a fault of ours
  };
  Kind kind = Kind::internal;
  std::string file;    // as the person named it; empty when no file is concerned
  std::string place;   // "sheet 1, row 7", "word/document.xml"; may be empty
  std::string reason;

  // "file: place: reason", leaving out what is empty.
  std::string line() const;
};

template <class T>
using Result = tl::expected<T, Error>;
using Status = Result<void>;

inline tl::unexpected<Error> fail(Error::Kind kind, std::string reason, std::string file = {}, std::string place = {}) {
  return tl::unexpected<Error>(Error{kind, std::move(file), std::move(place), std::move(reason)});
}

}  // namespace dh

namespace dh::detail {
template <class T>
T take(Result<T>&& result) {
  return std::move(*result);
}
inline void take(Status&&) {}
}  // namespace dh::detail

// Unwraps a Result, or returns its error from the enclosing function. May be nested.
#define TRY(expression) DIENHONG_TRY_AS(expression, __COUNTER__)
#define DIENHONG_TRY_AS(expression, number) DIENHONG_TRY_NAMED(expression, number)
#define DIENHONG_TRY_NAMED(expression, number)                                                   \
  __extension__({                                                                                \
    auto try_result_##number = (expression);                                                     \
    if (!try_result_##number) return tl::unexpected(std::move(try_result_##number).error());     \
    dh::detail::take(std::move(try_result_##number));                                            \
  })
