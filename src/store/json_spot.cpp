#include "store/json_spot.h"

#include <charconv>
#include <cstring>
#include <optional>

#include "store/json.h"

namespace dh::store {
namespace {

// Along one object: a key, then its value, as boost::json::serialize writes them, without blanks.
class Along {
 public:
  explicit Along(std::string_view json) : at_(json.data()), end_(json.data() + json.size()) {}

  bool take(char c) {
    if (at_ == end_ || *at_ != c) return false;
    ++at_;
    return true;
  }
  // What stands between quotes; nothing when there are escapes in it and `passed_over` is false.
  std::optional<std::string_view> words(bool passed_over = false) {
    if (!take('"')) return {};
    const char* const from = at_;
    while (true) {
      const auto* quote = static_cast<const char*>(std::memchr(at_, '"', static_cast<std::size_t>(end_ - at_)));
      if (quote == nullptr) return {};
      const auto* escape = static_cast<const char*>(std::memchr(at_, '\\', static_cast<std::size_t>(quote - at_)));
      if (escape == nullptr) {
        at_ = quote + 1;
        return std::string_view(from, static_cast<std::size_t>(quote - from));
      }
      if (!passed_over || end_ - escape < 2) return {};
      at_ = escape + 2;
    }
  }
  template <class Number>
  bool number(Number& value) {
    const auto [to, fault] = std::from_chars(at_, end_, value);
    if (fault != std::errc()) return false;
    at_ = to;
    return true;
  }
  bool literal(std::string_view word) {
    if (!std::string_view(at_, static_cast<std::size_t>(end_ - at_)).starts_with(word)) return false;
    at_ += word.size();
    return true;
  }

 private:
  const char* at_;
  const char* end_;
};

// Ends with "certain", which the writer puts before the candidates.
bool read(std::string_view json, Anchor& spot) {
  Along along(json);
  if (!along.take('{')) return false;
  do {
    const auto key = along.words();
    if (!key || !along.take(':')) return false;
    if (*key == "document" || *key == "version") {
      const auto words = along.words();
      if (!words) return false;
      (*key == "document" ? spot.document : spot.version) = *words;
    } else if (*key == "block") {
      if (!along.number(spot.block)) return false;
    } else if (*key == "start" || *key == "end") {
      if (!along.number(*key == "start" ? spot.start : spot.end)) return false;
    } else if (*key == "exact" || *key == "prefix" || *key == "suffix") {
      if (!along.words(true)) return false;
    } else if (*key == "certain") {
      spot.certain = along.literal("true");
      return spot.certain || along.literal("false");
    } else {
      return false;
    }
  } while (along.take(','));
  return false;
}

}  // namespace

Result<Anchor> spot_from_json(std::string_view json) {
  if (json.empty()) return Anchor();
  Anchor spot;
  if (read(json, spot)) return spot;
  Anchor anchor = TRY(anchor_from_json(json));
  spot = {};
  spot.document = std::move(anchor.document);
  spot.version = std::move(anchor.version);
  spot.block = anchor.block;
  spot.start = anchor.start;
  spot.end = anchor.end;
  spot.certain = anchor.certain;
  return spot;
}

}  // namespace dh::store
