#include "app/read_source.h"

#include <algorithm>

#include <exception>
#include <new>

#include "model/opinion_id.h"
#include "base/crypto.h"
#include "intake/own_report.h"
#include "intake/reader.h"

namespace dh::app {
namespace {

// One bad file never stops a batch: what a library throws on it is said of the file.
Result<intake::Reading> read_guarded(const intake::Input& input, const Consultation& consultation) {
  try {
    return intake::read_any(input, consultation);
  } catch (const std::bad_alloc&) {
    return fail(Error::Kind::limit, "reading it takes more memory than there is");
  } catch (const std::exception& error) {
    return fail(Error::Kind::internal, std::string("reading it failed: ") + error.what());
  }
}

// The unit that all of them came from; else the one above it of the first.
std::string unit_of(const std::vector<Opinion>& opinions) {
  if (opinions.empty()) return {};
  const std::string& home = opinions.front().home;
  return std::ranges::all_of(opinions, [&](const Opinion& one) { return one.home == home; }) ? home : opinions.front().unit;
}

}  // namespace

OneFile read_source(const std::string& bytes, const std::string& file, const Consultation& consultation,
                    const analyse::Attribution& attribution, const std::string& told_unit) {
  OneFile out;
  Source& source = out.source;
  source.sha256 = sha256_hex(bytes);
  source.file = file;
  if (intake::is_own_report(bytes)) {
    source.form = waiting_report;
    source.unit = told_unit.empty() ? attribution.unit_of_path(file) : told_unit;
    if (source.unit.empty()) source.unit = attribution.desk();
    source.quarantine = "a report of this program, to be merged as what it is (dienhong merge --received)";
    return out;
  }
  Result<intake::Reading> reading = read_guarded({bytes, file}, consultation);
  if (reading) {
    if (const std::vector<std::string> faults = intake::span_faults(*reading); !faults.empty())
      reading = fail(Error::Kind::internal, "the reader lost count of its characters: " + faults.front());
  }
  // A container of which nothing could be read awaits a person as a broken file does.
  if (reading && reading->parts.empty() && !reading->problems.empty()) {
    Error error = reading->problems.front();
    if (const std::size_t more = reading->problems.size() - 1 + reading->untold; more > 0) error.reason += "; and " + std::to_string(more) + " more like it";
    reading = tl::unexpected(std::move(error));
  }
  if (!reading) {
    Error error = reading.error();
    error.file = file;
    source.quarantine = error.place.empty() ? error.reason : error.place + ": " + error.reason;
    source.unit = told_unit.empty() ? attribution.unit_of_path(file) : told_unit;
    if (source.unit.empty()) source.unit = attribution.desk();
    out.problems.push_back(std::move(error));
    return out;
  }
  source.form = reading->form;
  if (reading->channel) source.channel = *reading->channel;
  source.parts = std::move(reading->parts);
  source.spans = std::move(reading->spans);
  out.opinions = std::move(reading->opinions);
  for (Error& problem : reading->problems) {
    if (problem.file.empty()) problem.file = file;
    out.problems.push_back(std::move(problem));
  }
  for (Opinion& opinion : out.opinions) {
    opinion.source = source.sha256;
    opinion.file = source.file;
    opinion.channel = source.channel;
    opinion.id = opinion_id(opinion);
    if (opinion.hints.document.empty()) opinion.hints.document = reading->document_as_written;
  }
  const analyse::SourceClues clues{told_unit, reading->unit_as_written, reading->member_as_written, source.file};
  attribution.attribute(clues, out.opinions);
  source.unit = told_unit;
  if (source.unit.empty()) source.unit = attribution.unit(reading->unit_as_written);
  if (source.unit.empty()) source.unit = unit_of(out.opinions);
  if (source.unit.empty()) source.unit = attribution.unit_of_path(source.file);
  if (source.unit.empty()) source.unit = attribution.desk();
  return out;
}

}  // namespace dh::app
