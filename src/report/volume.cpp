#include "report/volume.h"

#include <fmt/format.h>

#include <unordered_map>

#include "report/docx_report.h"
#include "report/plan_annex.h"
#include "report/plan_words.h"
#include "report/synthesis_json.h"

namespace dh::report {
namespace {

namespace json = boost::json;

Volume parse(std::string_view bytes) {
  const json::value root = json::parse(json::string_view(bytes.data(), bytes.size()));
  const json::object& from = root.as_object();
  const auto text = [](const json::object& object, std::string_view key) { return std::string(object.at(key).as_string()); };
  const auto number = [](const json::object& object, std::string_view key) { return static_cast<int>(object.at(key).to_number<std::int64_t>()); };
  Volume out{text(from, "consultation"), text(from, "unit"), text(from, "unit_name"), text(from, "date"), number(from, "number"), number(from, "of"), number(from, "first"), {}, {}};
  for (const json::value& value : from.at("groups").as_array()) {
    const json::object& one = value.as_object();
    const int section = number(one, "section"), place = number(one, "place");
    if (section < 0 || section >= static_cast<int>(report_sections) || place < 0) throw std::out_of_range("section");
    out.groups.push_back({text(one, "id"), number(one, "number"), static_cast<std::size_t>(place), static_cast<ReportSection>(section), text(one, "issue")});
  }
  for (const json::value& one : from.at("opinions").as_array()) out.opinions.push_back(opinion_from(one.as_object()));
  return out;
}

}  // namespace

std::string volume_to_json(const Volume& from) {
  std::string out = json::serialize(json::object{{"consultation", from.consultation}, {"unit", from.unit}, {"unit_name", from.unit_name}, {"date", from.date},
                                                 {"number", from.number}, {"of", from.of}, {"first", from.first}});
  out.pop_back();  // the brace, since more follows
  append_list(out, "groups", from.groups, [](const VolumeGroup& one) {
    return json::object{{"id", one.id}, {"number", one.number}, {"place", one.place}, {"section", static_cast<int>(one.section)}, {"issue", one.issue}};
  });
  append_list(out, "opinions", from.opinions, opinion_to);
  return out + '}';
}

Result<Volume> volume_from_json(std::string_view bytes) {
  try {
    return parse(bytes);
  } catch (const std::exception&) {
    return fail(Error::Kind::bad_input, "the proof of the volume is damaged");
  }
}

std::vector<Element> plan_volume(const Volume& volume) {
  std::vector<Element> out;
  const auto add = [&](ElementKind kind, std::string text) -> Element& {
    Element& element = out.emplace_back();
    element.kind = kind;
    element.level = 1;
    element.text = std::move(text);
    return element;
  };
  add(ElementKind::section, "PHỤ LỤC 1. NGUYÊN VĂN CÁC Ý KIẾN").landscape = true;
  const int last = volume.first + static_cast<int>(volume.opinions.size()) - 1;
  add(ElementKind::phrase, fmt::format("Tập {}/{}: ý kiến số {} đến số {}.", volume.number, volume.of, volume.first, last));
  add(ElementKind::phrase, fmt::format("Kèm theo báo cáo tổng hợp của {}, {}.", volume.unit_name, vietnamese_date(volume.date)));
  add(ElementKind::phrase, volume.consultation);
  std::unordered_map<std::string_view, int> numbers;
  for (const VolumeGroup& one : volume.groups) numbers.emplace(one.id, one.number);
  Element table = opinion_table();
  int at = volume.first;
  for (const ReportedOpinion& one : volume.opinions) {
    const auto known = numbers.find(one.group);
    add_opinion_row(table, at++, known == numbers.end() ? 0 : known->second, one);
  }
  out.push_back(std::move(table));
  return out;
}

Result<WrittenVolume> write_docx_volume(const Volume& volume, const SigningKey& key) {
  const std::string proof = volume_to_json(volume);
  WrittenVolume out;
  out.told = {volume.first, static_cast<int>(volume.opinions.size()), sha256_hex(proof)};
  out.docx = TRY(write_docx(plan_volume(volume), "Phụ lục 1", {volume_namespace, signed_part(volume_namespace, proof, key)}));
  return out;
}

std::string volume_file_name(int number, int of) { return fmt::format("tap-{:0{}}.docx", number, of < 1000 ? 3 : static_cast<int>(std::to_string(of).size())); }

std::string volume_folder_name(std::string_view report_stem) { return std::string(report_stem) + "-phu-luc-1"; }

}  // namespace dh::report
