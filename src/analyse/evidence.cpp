#include "analyse/evidence.h"

#include <algorithm>

namespace dh::analyse {
namespace {

constexpr double least_nats = 4.0;    // of a place that is certain
constexpr double least_margin = 2.0;  // before every other place: odds of seven to one
constexpr double least_named = 1.5;   // of a place that is shown at all
constexpr std::size_t most_candidates = 5;

}  // namespace

Evidence::Evidence(const DraftMap& map) : supports_(map.sites().size()) {}

Support& Evidence::of(int site) {
  Support& one = supports_[static_cast<std::size_t>(site)];
  if (one.site < 0) {
    one.site = site;
    touched_.push_back(site);
  }
  return one;
}

void Evidence::add(int site, double nats, const char* because) {
  Support& one = of(site);
  one.nats += nats;
  if (nats > one.because_nats) {
    one.because_nats = nats;
    one.because = because;
  }
}

void Evidence::add_quoted(int site, double nats, std::size_t start, std::size_t end, const char* because) {
  add(site, nats, because);
  of(site).quoted += nats;
  range(site, nats, start, end);
}

void Evidence::add_pointed(int site, double nats, const char* because) {
  add(site, nats, because);
  of(site).pointed += nats;
}

void Evidence::add_spoken(int site, double nats, const char* because) {
  add(site, nats, because);
  of(site).spoken += nats;
}

void Evidence::range(int site, double nats, std::size_t start, std::size_t end) {
  Support& one = of(site);
  if (nats <= one.range_nats || end <= start) return;
  one.range_nats = nats;
  one.start = start;
  one.end = end;
}

const Support* Evidence::at(int site) const {
  const Support& one = supports_[static_cast<std::size_t>(site)];
  return one.site < 0 ? nullptr : &one;
}

std::vector<Support> Evidence::ranked() const {
  std::vector<int> order = touched_;
  std::ranges::sort(order, [&](int a, int b) {
    const double one = supports_[static_cast<std::size_t>(a)].nats, two = supports_[static_cast<std::size_t>(b)].nats;
    return one != two ? one > two : a < b;
  });
  std::vector<Support> out;
  out.reserve(order.size());
  for (const int site : order) out.push_back(supports_[static_cast<std::size_t>(site)]);
  return out;
}

void Evidence::clear() {
  for (const int site : touched_) supports_[static_cast<std::size_t>(site)] = {};
  touched_.clear();
}

Verdict decide(const DraftMap& map, const Evidence& evidence) {
  Verdict out;
  std::vector<Support> ranked = evidence.ranked();
  if (ranked.empty() || ranked.front().nats < least_named) return out;
  out.found = true;
  out.best = ranked.front();
  const auto rival = std::ranges::find_if(ranked, [&](const Support& one) { return !map.close(one.site, out.best.site); });
  const double next = rival == ranked.end() ? 0 : rival->nats;
  out.margin = out.best.nats - next;
  out.certain = out.best.nats >= least_nats && out.margin >= least_margin;
  if (ranked.size() > most_candidates) ranked.resize(most_candidates);
  out.candidates = std::move(ranked);
  return out;
}

}  // namespace dh::analyse
