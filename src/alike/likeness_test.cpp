#include "alike/likeness.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <map>

#include "alike/made_texts.h"
#include "alike/sketch.h"
#include "alike/wording.h"

using namespace dh::alike;

namespace {

// By the definition: runs with their counts.
double by_counts(const std::string& one, const std::string& other) {
  const auto runs_of = [](const std::string& text) {
    std::map<std::string, int> runs;
    for (std::size_t i = 0; i == 0 || i + run_bytes <= text.size(); ++i) ++runs[text.substr(i, run_bytes)];
    return runs;
  };
  const auto a = runs_of(one), b = runs_of(other);
  int all = 0, both = 0;
  for (const auto& [run, count] : a) {
    all += count;
    if (const auto found = b.find(run); found != b.end()) both += std::min(count, found->second);
  }
  for (const auto& [run, count] : b) all += count;
  return static_cast<double>(both) / (all - both);
}

}  // namespace

TEST_CASE("likeness is the share of runs that both have, and near says what it says, whatever was changed") {
  const auto texts = make_texts(300, 5);
  Likeness likeness;
  CHECK(rc::check("likeness", [&] {
    const std::string& text = texts[*rc::gen::inRange<std::size_t>(0, texts.size())].text;
    std::string other = text;
    for (int edits = *rc::gen::inRange(0, 9); edits > 0; --edits) {
      const auto at = *rc::gen::inRange<std::size_t>(0, other.size());
      switch (*rc::gen::inRange(0, 5)) {
        case 0: other.erase(at, *rc::gen::inRange<std::size_t>(1, 12)); break;
        case 1: other.insert(at, *rc::gen::element<std::string>("a", " ", " ghế ", "thư viện và sân")); break;
        case 2: other = other.substr(at) + " " + other.substr(0, at); break;
        case 3: other.insert(at, other.substr(0, 30)); break;
        default: other[at] = 'x';
      }
    }
    std::string one = wording_of(text);
    other = wording_of(other);
    one.reserve(one.size() + 8);
    other.reserve(other.size() + 8);
    const double expected = by_counts(one, other);
    likeness.hold(one);
    RC_ASSERT(likeness.near(other) == (expected >= near_likeness));
    RC_ASSERT(std::abs(likeness.with(other) - expected) < 1e-9);
  }));
}
