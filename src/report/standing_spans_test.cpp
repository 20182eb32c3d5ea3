#include "report/standing_spans.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <algorithm>

using namespace dh;

namespace {

Opinion slice(std::size_t start, std::size_t end) {
  Opinion one;
  one.start = start;
  one.end = end;
  return one;
}

}  // namespace

TEST_CASE("a cut opinion's spans, and what stood between two that were joined") {
  Source source;
  source.parts = {{"thư", "A. Thêm ghế. Bớt loa. B. Mở cửa."}};
  source.spans = {{0, 0, 3, Role::number, -1}, {0, 3, 23, Role::opinion, 0}, {0, 23, 26, Role::number, -1}, {0, 26, 34, Role::opinion, 1}};
  const std::vector<Opinion> cut = {slice(26, 34), slice(3, 13), slice(14, 22)};
  const std::vector<Span> spans = report::standing_spans(source, cut);
  REQUIRE(spans.size() == 7);
  CHECK(spans[1].opinion == 1);
  CHECK(spans[2].role == Role::separator);
  CHECK(spans[3].opinion == 2);
  CHECK(spans[4].role == Role::separator);
  CHECK(spans[6].opinion == 0);
  const std::vector<Opinion> joined = {slice(3, 34)};
  const std::vector<Span> one = report::standing_spans(source, joined);
  REQUIRE(one.size() == 2);
  CHECK(one[1].role == Role::opinion);
  CHECK(one[1].end == 34);
}

TEST_CASE("every character keeps one span, whatever the opinions are") {
  CHECK(rc::check("partition", [] {
    Source source;
    source.parts = {{"một", std::string(30, 'a')}, {"hai", std::string(20, 'b')}};
    for (int part = 0; part < 2; ++part) {
      const std::size_t length = source.parts[static_cast<std::size_t>(part)].text.size();
      for (std::size_t at = 0; at < length;) {
        const std::size_t end = std::min(length, at + *rc::gen::inRange<std::size_t>(1, 9));
        source.spans.push_back({part, at, end, *rc::gen::element(Role::opinion, Role::author, Role::separator), -1});
        at = end;
      }
    }
    std::vector<Opinion> opinions;
    for (int part = 0; part < 2; ++part) {
      const std::size_t length = source.parts[static_cast<std::size_t>(part)].text.size();
      for (std::size_t at = *rc::gen::inRange<std::size_t>(0, 9); at < length;) {
        const std::size_t end = std::min(length, at + *rc::gen::inRange<std::size_t>(1, 9));
        opinions.push_back(slice(at, end));
        opinions.back().part = part;
        at = end + *rc::gen::inRange<std::size_t>(0, 4);
      }
    }
    const std::vector<Span> spans = report::standing_spans(source, opinions);
    int part = 0;
    std::size_t at = 0;
    std::vector<std::size_t> covered(opinions.size());
    for (const Span& one : spans) {
      if (one.part != part) {
        RC_ASSERT(at == source.parts[static_cast<std::size_t>(part)].text.size());
        part = one.part;
        at = 0;
      }
      RC_ASSERT(one.start == at);
      RC_ASSERT(one.end > at);
      at = one.end;
      RC_ASSERT((one.role == Role::opinion) == (one.opinion >= 0));
      if (one.opinion >= 0) {
        const Opinion& in = opinions[static_cast<std::size_t>(one.opinion)];
        RC_ASSERT(in.part == one.part);
        RC_ASSERT(in.start <= one.start);
        RC_ASSERT(one.end <= in.end);
        covered[static_cast<std::size_t>(one.opinion)] += one.end - one.start;
      }
    }
    RC_ASSERT(part == 1);
    RC_ASSERT(at == 20u);
    for (std::size_t i = 0; i < opinions.size(); ++i) RC_ASSERT(covered[i] == opinions[i].end - opinions[i].start);
  }));
}
