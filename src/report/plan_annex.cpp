#include "report/plan_annex.h"

#include <algorithm>
#include <array>
#include <map>

#include "report/plan_words.h"

namespace dh::report {
namespace {

constexpr std::array all_kinds = {Kind::agree,    Kind::amend,    Kind::add,       Kind::remove,   Kind::restructure, Kind::question,
                                  Kind::spelling, Kind::indicator, Kind::proposal, Kind::general, Kind::unknown};

Element caption(std::string text) {
  Element out;
  out.kind = ElementKind::phrase;
  out.style = "caption";
  out.text = std::move(text);
  return out;
}

Element table(std::vector<std::vector<std::string>> rows, std::vector<double> widths) {
  Element out;
  out.kind = ElementKind::table;
  out.rows = std::move(rows);
  out.widths_mm = std::move(widths);
  return out;
}

std::string number(int value) { return std::to_string(value); }

Element by_unit(const Synthesis& synthesis) {
  std::vector<std::vector<std::string>> rows = {{"TT", "Đơn vị", "Số thành viên", "Số tham gia", "Tỷ lệ", "Số ý kiến", "Số tệp đã đọc"}};
  auto line = [&](const std::string& first, const std::string& name, const UnitFigures& one) {
    rows.push_back({first, name, number(one.members), number(one.took_part), percent(one.took_part, one.members), number(one.opinions),
                    number(one.sources)});
  };
  int index = 0;
  for (const UnitFigures& one : synthesis.sub_units) line(number(++index), one.name.empty() ? "Chưa rõ đơn vị" : one.name, one);
  line("", "Cộng", synthesis.figures);
  return table(std::move(rows), {12, 95, 28, 28, 28, 28, 28});
}

Element by_document(const Synthesis& synthesis, const ReportTally& tally) {
  std::vector<ReportedDocument> documents = synthesis.documents;
  documents.push_back({"none", "Không thuộc văn kiện nào", ""});
  std::map<Kind, int> of_all;
  for (const auto& [document, by_kind] : tally.documents)
    for (const auto& [kind, count] : by_kind) of_all[kind] += count;
  std::vector<Kind> kinds;
  for (const Kind kind : all_kinds)
    if (of_all.contains(kind)) kinds.push_back(kind);
  std::vector<std::vector<std::string>> rows(1, {"Văn kiện"});
  for (const Kind kind : kinds) rows[0].push_back(kind_words(kind));
  rows[0].push_back("Cộng");
  const auto line = [&](const std::string& title, const std::map<Kind, int>& by_kind) {
    std::vector<std::string> row = {title};
    int sum = 0;
    for (const Kind kind : kinds) {
      const auto known = by_kind.find(kind);
      const int count = known == by_kind.end() ? 0 : known->second;
      row.push_back(number(count));
      sum += count;
    }
    row.push_back(number(sum));
    rows.push_back(std::move(row));
  };
  for (const ReportedDocument& document : documents) {
    const auto known = tally.documents.find(document.id);
    line(document.title, known == tally.documents.end() ? std::map<Kind, int>{} : known->second);
  }
  line("Cộng", of_all);
  std::vector<double> widths(kinds.size() + 2, 180.0 / static_cast<double>(kinds.size() + 1));
  widths[0] = 67;
  return table(std::move(rows), std::move(widths));
}

Element by_channel(const ReportTally& tally) {
  std::vector<std::vector<std::string>> rows = {{"Hình thức gửi", "Số ý kiến"}};
  for (const auto& [channel, count] : tally.channels) rows.push_back({channel_words(channel), number(count)});
  rows.push_back({"Cộng", number(tally.opinions)});
  return table(std::move(rows), {95, 28});
}

}  // namespace

Element opinion_table() {
  Element out = table({{"TT", "Vị trí (trang, đoạn, dòng)", "Nguyên văn ý kiến", "Loại ý kiến", "Đơn vị", "Nhóm"}}, {12, 42, 116, 27, 32, 18});
  out.row_opinions = {""};
  return out;
}

void add_opinion_row(Element& table, int at, int group, const ReportedOpinion& one) {
  std::string words = one.text;
  if (!one.argument.empty()) words += "\nLý do: " + one.argument;
  std::string kind = kind_words(one.kind);
  if (one.late) kind += " (gửi muộn)";
  table.rows.push_back({number(at), place_words(one), std::move(words), std::move(kind), one.unit_name, number(group)});
  table.row_opinions.push_back(one.id);
}

Element annex_of_opinions(const Synthesis& synthesis) {
  std::map<std::string, int> group_numbers;
  for (const ReportedGroup& group : synthesis.groups) group_numbers.emplace(group.id, static_cast<int>(group_numbers.size()) + 1);
  Element out = opinion_table();
  for (const ReportedOpinion& one : synthesis.opinions) add_opinion_row(out, static_cast<int>(out.rows.size()), group_numbers[one.group], one);
  return out;
}

Element list_of_volumes(const std::vector<AnnexVolume>& volumes) {
  std::vector<std::vector<std::string>> rows = {{"Tập", "Từ số", "Đến số", "Số ý kiến", "Mã SHA-256 của nội dung"}};
  for (const AnnexVolume& one : volumes)
    rows.push_back({number(static_cast<int>(rows.size())), number(one.first), number(one.first + one.opinions - 1), number(one.opinions), one.sha256});
  return table(std::move(rows), {14, 25, 25, 25, 158});
}

namespace {

// Told apart from the others, by their number in annex 1.
Element late_ones(const Synthesis& synthesis) {
  std::vector<std::vector<std::string>> rows = {{"TT ở Phụ lục 1", "Đơn vị"}};
  for (std::size_t at = 0; at < synthesis.opinions.size(); ++at)
    if (synthesis.opinions[at].late) rows.push_back({std::to_string(at + 1), synthesis.opinions[at].unit_name});
  return table(std::move(rows), {32, 95});
}

Element external_figures(const Synthesis& synthesis) {
  std::vector<std::vector<std::string>> rows = {{"Đơn vị", "Nội dung", "Số", "Nguồn"}};
  for (const ReportedFigure& one : synthesis.external) rows.push_back({one.unit_name, one.what, number(one.count), one.source});
  return table(std::move(rows), {60, 95, 28, 64});
}

}  // namespace

std::vector<Element> annex_of_figures(const Synthesis& synthesis, const ReportTally& tally) {
  std::vector<Element> out;
  int part = 0;
  const auto add = [&](const std::string& title, Element element) {
    out.push_back(caption(std::to_string(++part) + ". " + title));
    out.push_back(std::move(element));
  };
  if (!synthesis.sub_units.empty()) add("Theo đơn vị", by_unit(synthesis));
  add("Theo văn kiện và loại ý kiến", by_document(synthesis, tally));
  add("Theo hình thức gửi", by_channel(tally));
  if (!synthesis.in_volumes && tally.late > 0) add("Ý kiến gửi sau thời hạn", late_ones(synthesis));
  if (!synthesis.external.empty()) add("Số liệu do nơi khác tổng hợp, không cộng vào các bảng trên", external_figures(synthesis));
  return out;
}

}  // namespace dh::report
