#include "intake/reader.h"

#include <algorithm>

#include "base/limits.h"
#include "base/zip_archive.h"
#include "intake/file_kind.h"
#include "intake/own_report.h"

namespace dh::intake {

PartBuilder::PartBuilder(Reading& reading, std::string name)
    : reading_(reading), part_(static_cast<int>(reading.parts.size())) {
  reading.parts.push_back({std::move(name), {}});
}

std::pair<std::size_t, std::size_t> PartBuilder::append(std::string_view text, Role role, int opinion) {
  std::string& all = reading_.parts[static_cast<std::size_t>(part_)].text;
  const std::size_t start = all.size();
  if (text.empty()) return {start, start};
  all += text;
  if (!reading_.spans.empty()) {
    Span& last = reading_.spans.back();
    if (last.part == part_ && last.role == role && last.opinion == opinion && last.end == start) {
      last.end = all.size();
      return {start, all.size()};
    }
  }
  reading_.spans.push_back({part_, start, all.size(), role, opinion});
  return {start, all.size()};
}

Opinion& PartBuilder::append_opinion(std::string_view text, std::string where) {
  const int index = static_cast<int>(reading_.opinions.size());
  const auto [start, end] = append(text, Role::opinion, index);
  Opinion& opinion = reading_.opinions.emplace_back();
  opinion.text = std::string(text);
  opinion.where = std::move(where);
  opinion.part = part_;
  opinion.start = start;
  opinion.end = end;
  return opinion;
}

void add_problem(Reading& reading, Error problem, std::size_t count) {
  if (reading.problems.size() < limits::problems_told) {
    reading.problems.push_back(std::move(problem));
    return;
  }
  if (reading.untold == 0) reading.problems.emplace_back();
  reading.untold += count;
  reading.problems.back() = {problem.kind, {}, {}, "and " + std::to_string(reading.untold) + " more in it that could not be read"};
}

Result<Reading> read_any(const Input& input, const Consultation& consultation) {
  if (input.bytes.empty()) return fail(Error::Kind::bad_input, "the file is empty", std::string(input.name));
  const Reader* best = nullptr;
  double best_score = 0;
  for (const Reader& reader : readers()) {
    const double score = reader.recognise(input, consultation);
    if (score > best_score) {
      best = &reader;
      best_score = score;
    }
  }
  if (best == nullptr && input.bytes.starts_with("PK")) {
    // An office file cut off on its way: say that, not that its kind is unknown.
    if (const Result<ZipReader> zip = ZipReader::open(input.bytes); !zip) {
      Error error = zip.error();
      error.file = std::string(input.name);
      return tl::unexpected(std::move(error));
    }
  }
  if (best == nullptr && is_locked(input.bytes)) return fail(Error::Kind::bad_input, locked_reason, std::string(input.name));
  if (best == nullptr)
    return fail(Error::Kind::bad_input, "no reader for this kind of file", std::string(input.name));
  Result<Reading> reading = best->read(input, consultation);
  if (!reading && reading.error().file.empty()) reading.error().file = std::string(input.name);
  return reading;
}

void read_nested(Reading& into, const Input& input, const Consultation& consultation, const std::string& prefix) {
  thread_local int depth = 0;
  struct Level {
    Level() { ++depth; }
    ~Level() { --depth; }
  } const level;
  Result<Reading> inner = is_own_report(input.bytes) ? fail(Error::Kind::refused, "is a report of this program: dienhong merge takes it as what it is, never as loose opinions")
                          : depth > limits::nested_files_depth
                              ? fail(Error::Kind::limit, "files nested deeper than " + std::to_string(limits::nested_files_depth))
                              : read_any(input, consultation);
  if (!inner) {
    Error error = inner.error();
    error.place = error.place.empty() ? prefix : prefix + ", " + error.place;
    error.file.clear();
    add_problem(into, std::move(error));
    return;
  }
  const int parts = static_cast<int>(into.parts.size());
  const int opinions = static_cast<int>(into.opinions.size());
  for (TextPart& part : inner->parts) into.parts.push_back({prefix + ": " + part.name, std::move(part.text)});
  for (Span span : inner->spans) {
    span.part += parts;
    if (span.opinion >= 0) span.opinion += opinions;
    into.spans.push_back(span);
  }
  for (Opinion& opinion : inner->opinions) {
    opinion.part += parts;
    opinion.where = prefix + ": " + opinion.where;
    if (opinion.hints.unit.empty()) opinion.hints.unit = inner->unit_as_written;
    if (opinion.hints.member.empty()) opinion.hints.member = inner->member_as_written;
    if (opinion.hints.document.empty()) opinion.hints.document = inner->document_as_written;
    into.opinions.push_back(std::move(opinion));
  }
  for (std::size_t i = 0; i < inner->problems.size(); ++i) {
    Error& problem = inner->problems[i];
    problem.place = problem.place.empty() ? prefix : prefix + ", " + problem.place;
    problem.file.clear();
    const bool stands_for_more = inner->untold > 0 && i + 1 == inner->problems.size();
    add_problem(into, std::move(problem), stands_for_more ? inner->untold : 1);
  }
}

std::vector<std::string> span_faults(const Reading& reading) {
  std::vector<std::string> faults;
  std::vector<std::size_t> reached(reading.parts.size(), 0);
  const auto say = [&](const Span& span, const char* what) {
    faults.push_back("part " + std::to_string(span.part) + ", bytes " + std::to_string(span.start) + "-" +
                     std::to_string(span.end) + ": " + what);
  };
  for (const Span& span : reading.spans) {
    if (span.part < 0 || static_cast<std::size_t>(span.part) >= reading.parts.size()) {
      say(span, "no such part");
      continue;
    }
    const std::string& text = reading.parts[static_cast<std::size_t>(span.part)].text;
    std::size_t& at = reached[static_cast<std::size_t>(span.part)];
    if (span.start != at) say(span, span.start > at ? "gap before" : "overlap");
    if (span.end <= span.start || span.end > text.size()) say(span, "empty or past the end");
    const auto inside = [&text](std::size_t i) {
      return i < text.size() && (static_cast<unsigned char>(text[i]) & 0xC0) == 0x80;
    };
    if (inside(span.start) || inside(span.end)) say(span, "cuts a character");
    at = std::max(at, span.end);
  }
  for (std::size_t i = 0; i < reading.parts.size(); ++i)
    if (reached[i] != reading.parts[i].text.size()) faults.push_back("part " + std::to_string(i) + ": its end is not covered");
  for (const Opinion& opinion : reading.opinions) {
    const auto part = static_cast<std::size_t>(opinion.part);
    if (part >= reading.parts.size() || opinion.end > reading.parts[part].text.size() || opinion.start > opinion.end ||
        reading.parts[part].text.substr(opinion.start, opinion.end - opinion.start) != opinion.text)
      faults.push_back(opinion.where + ": the opinion is no slice of its part");
  }
  return faults;
}

}  // namespace dh::intake
