#include "alike/sketch.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <set>

#include "alike/each_target.h"
#include "alike/made_texts.h"
#include "alike/wording.h"

using namespace dh::alike;

namespace {

Sketch sketch_of_text(const std::string& text) {
  std::string wording = wording_of(text);
  wording.reserve(wording.size() + 8);
  std::vector<std::uint16_t> runs;
  hash_runs(wording, runs);
  return sketch_of(runs);
}

// Of the runs as sets, which is what sketches estimate.
double set_likeness(const std::string& one, const std::string& other) {
  const auto runs_of = [](const std::string& text) {
    std::set<std::string> runs;
    for (std::size_t i = 0; i + run_bytes <= text.size(); ++i) runs.insert(text.substr(i, run_bytes));
    return runs;
  };
  const auto a = runs_of(one), b = runs_of(other);
  const auto both = std::ranges::count_if(a, [&](const std::string& run) { return b.contains(run); });
  return static_cast<double>(both) / static_cast<double>(a.size() + b.size() - static_cast<std::size_t>(both));
}

}  // namespace

TEST_CASE("every instruction set gives the sketch of the plain loop") {
  int targets = 0;
  under_each_target([&](const char* target) {
    CAPTURE(target);
    ++targets;
    CHECK(rc::check("sketch", [](const std::vector<std::uint16_t>& drawn) {
      std::vector<std::uint16_t> runs;
      for (const std::uint16_t run : drawn) runs.push_back(run | 1);
      RC_ASSERT(sketch_of(runs) == plain_sketch_of(runs));
    }));
  });
  CHECK(targets >= 1);
}

TEST_CASE("the share of equal lanes is close to the likeness, and so is that of signatures") {
  const auto texts = make_texts(400, 7);
  double worst = 0, sum = 0;
  for (std::size_t i = 1; i < texts.size(); ++i) {
    std::string one = wording_of(texts[0].text), other = wording_of(texts[i].text.substr(0, texts[i].text.size() / 2) + " " + texts[0].text);
    one.reserve(one.size() + 8);
    other.reserve(other.size() + 8);
    const Sketch a = sketch_of_text(one), b = sketch_of_text(other);
    int equal = 0;
    for (std::size_t lane = 0; lane < sketch_lanes; ++lane) equal += a.lanes[lane] == b.lanes[lane];
    const double likely = set_likeness(one, other), off = equal / 128.0 - likely;
    worst = std::max(worst, std::abs(off));
    sum += off;
    CHECK(std::abs(agreeing(signature_of(a), signature_of(b)) / 128.0 - (1 + likely) / 2) < 0.2);
  }
  CHECK(worst < 0.2);
  CHECK(std::abs(sum / static_cast<double>(texts.size())) < 0.05);
}

TEST_CASE("a signature is one bit of each lane") {
  const Sketch one = sketch_of_text("thư viện mở cửa buổi tối");
  const Signature signature = signature_of(one);
  for (std::size_t lane = 0; lane < sketch_lanes; ++lane) {
    const unsigned bit = (one.lanes[lane] >> 2 ^ one.lanes[lane] >> 7) & 1;
    CHECK((signature.bits[lane / 64] >> lane % 64 & 1) == bit);
  }
}
