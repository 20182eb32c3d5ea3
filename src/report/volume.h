// Annex 1 of a report in volumes: every opinion verbatim, as many files as it takes, each proved by itself and named by its
// hash in the report that it belongs to.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/crypto.h"
#include "base/result.h"
#include "model/synthesis.h"
#include "report/plan.h"

namespace dh::report {

inline constexpr std::string_view volume_namespace = "urn:dienhong:annex:1";

// A group of which a volume holds opinions.
struct VolumeGroup {
  std::string id;
  int number = 0;  // in the report's order, from 1
  std::size_t place = 0;  // of Synthesis::places
  ReportSection section = ReportSection::main;
  std::string issue;
  bool operator==(const VolumeGroup&) const = default;
};

struct Volume {
  std::string consultation, unit, unit_name, date;  // of the report
  int number = 0, of = 0;                           // this one from 1, and how many there are
  int first = 0;                                    // number in annex 1 of the first opinion, from 1
  std::vector<VolumeGroup> groups;                  // in the report's order
  std::vector<ReportedOpinion> opinions;            // in the report's order; `group` names one of these
};

std::string volume_to_json(const Volume& volume);  // keys in a fixed order
Result<Volume> volume_from_json(std::string_view json);

std::vector<Element> plan_volume(const Volume& volume);

struct WrittenVolume {
  std::string docx;
  AnnexVolume told;  // for the report
};
Result<WrittenVolume> write_docx_volume(const Volume& volume, const SigningKey& key);

// "tap-007.docx", of a report with up to 999; more digits where there are more.
std::string volume_file_name(int number, int of);
// Of the folder beside a report: "bao-cao-phu-luc-1" of "bao-cao.docx".
std::string volume_folder_name(std::string_view report_stem);

}  // namespace dh::report
