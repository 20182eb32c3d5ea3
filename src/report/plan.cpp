#include "report/plan.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "report/plan_annex.h"
#include "report/plan_words.h"
#include "report/tallies.h"

namespace dh::report {
namespace {

using Section = ReportSection;

class Planner {
 public:
  explicit Planner(const Synthesis& synthesis) : synthesis_(synthesis), tallies_(synthesis.in_volumes ? synthesis.in_volumes->tallies : tallies_of(synthesis, group_places(synthesis))) {
    for (const ReportedOpinion& one : synthesis.opinions) opinions_[one.id] = &one;
    for (std::size_t at = 0; at < synthesis.groups.size(); ++at) groups_[synthesis.groups[at].id] = at;
  }

  std::vector<Element> plan() {
    head();
    organisation();
    totals();
    int number = 0;
    for (const ReportedDocument& document : synthesis_.documents)
      if (has(document.id, Section::main)) document_section(++number, document.id, document.title);
    if (has("none", Section::main)) document_section(++number, "none", "Không thuộc văn kiện nào");
    section("III. GÓP Ý VỀ BỐ CỤC, VĂN PHONG, CHÍNH TẢ");
    whole_section(Section::wording);
    section("IV. ĐỀ XUẤT, HIẾN KẾ");
    whole_section(Section::proposals);
    foot();
    annexes();
    return std::move(out_);
  }

 private:
  Element& add(ElementKind kind, std::string text, int level = 0) {
    Element& element = out_.emplace_back();
    element.kind = kind;
    element.text = std::move(text);
    element.level = level;
    return element;
  }
  void form(std::string style, std::string text) { add(ElementKind::form, std::move(text)).style = std::move(style); }
  void section(std::string text) { add(ElementKind::section, std::move(text), 1); }
  void phrase(std::string text) { add(ElementKind::phrase, std::move(text)); }

  void head() {
    form("letterhead-left", synthesis_.superior_name);
    form("letterhead-left-bold", synthesis_.unit_name);
    form("letterhead-left", "***");
    form("letterhead-left", "Số:      -BC/ĐTN");
    form("letterhead-right-bold", "ĐOÀN TNCS HỒ CHÍ MINH");
    const std::string place = synthesis_.place_name.empty() ? "…………" : synthesis_.place_name;
    form("letterhead-right-italic", place + ", " + vietnamese_date(synthesis_.date));
    form("title", "BÁO CÁO");
    form("subject", "Tổng hợp ý kiến góp ý");
    form("subject", synthesis_.consultation);
  }

  void organisation() {
    section("I. TÌNH HÌNH TỔ CHỨC");
    const UnitFigures& figures = synthesis_.figures;
    phrase(fmt::format("Số thành viên theo danh sách: {}. Số đã tham gia góp ý: {}{}.", figures.members, figures.took_part,
                       figures.members > 0 ? ", đạt " + percent(figures.took_part, figures.members) : ""));
    phrase(fmt::format("Số tệp ý kiến đã đọc: {}. Số tệp nhận được nhưng không đọc được: {}.", figures.sources, synthesis_.unread_files));
    recorded();
    conventions();
    std::string silent;
    int count = 0;
    for (const UnitFigures& one : synthesis_.sub_units) {
      if (one.opinions != 0 || one.name.empty()) continue;
      silent += (silent.empty() ? "" : "; ") + one.name;
      ++count;
    }
    if (count > 0) phrase(fmt::format("Đơn vị trực thuộc chưa có ý kiến ({}): {}.", count, silent));
  }

  // From what is recorded alone: minutes that were read are meetings held, forms that were read are forms used.
  void recorded() {
    std::string list;
    for (const ChannelSources& one : synthesis_.channels) {
      const auto known = tallies_.all.channels.find(one.channel);
      list += fmt::format("{}{} {}, {} ý kiến", list.empty() ? "" : "; ", source_words(one.channel), one.sources, known == tallies_.all.channels.end() ? 0 : known->second);
    }
    if (!list.empty()) phrase(fmt::format("Đã ghi nhận: {}.", list));
    if (tallies_.all.late > 0)
      phrase(fmt::format("Số ý kiến gửi sau thời hạn: {}, {}.", tallies_.all.late, synthesis_.in_volumes ? "ghi rõ từng ý kiến trong Phụ lục 1" : "liệt kê riêng ở cuối Phụ lục 2"));
  }

  void conventions() {
    const UnitFigures& figures = synthesis_.figures;
    phrase(synthesis_.silence_is_assent
               ? fmt::format("Quy ước của đợt này: thành viên không gửi ý kiến được coi là nhất trí; số đó là {}, không cộng vào số ý kiến.", std::max(0, figures.members - figures.took_part))
               : std::string("Không gửi ý kiến không được coi là nhất trí."));
    if (synthesis_.spoken_opinions_count)
      phrase(fmt::format("Quy ước của đợt này: tính cả ý kiến phát biểu do đơn vị tự báo; số lượt đó là {}, không cộng vào số ý kiến.", synthesis_.spoken));
    else if (synthesis_.spoken > 0)
      phrase(fmt::format("Số lượt phát biểu do đơn vị tự báo: {}, không cộng vào số ý kiến.", synthesis_.spoken));
  }

  void totals() {
    section("II. KẾT QUẢ TỔNG HỢP");
    std::string list;
    const auto count = [&](const std::string& id) {
      int sum = 0;
      if (const auto known = tallies_.all.documents.find(id); known != tallies_.all.documents.end())
        for (const auto& [kind, opinions] : known->second) sum += opinions;
      return sum;
    };
    for (const ReportedDocument& one : synthesis_.documents) list += fmt::format("{}: {}; ", one.title, count(one.id));
    phrase(fmt::format("Tổng số {} ý kiến, xếp thành {} nhóm, trong đó: {}không thuộc văn kiện nào: {}.", tallies_.all.opinions,
                       tallies_.all.groups, list, count("none")));
  }

  Section section_of(const std::string& group) const {
    return dh::report::section_of(opinions_.at(synthesis_.groups[groups_.at(group)].representative)->kind);
  }

  std::vector<std::string> groups_at(const ReportedPlace& place, Section wanted) const {
    std::vector<std::string> found;
    for (const std::string& group : place.groups)
      if (section_of(group) == wanted) found.push_back(group);
    return found;
  }

  bool has(const std::string& document, Section wanted) const {
    return std::ranges::any_of(synthesis_.places, [&](const ReportedPlace& place) { return place.document == document && !groups_at(place, wanted).empty(); });
  }

  void document_section(int number, const std::string& id, const std::string& title) {
    add(ElementKind::document, fmt::format("{}. {}", number, title), 2);
    std::string topic = "\n";  // no topic's label
    for (const ReportedPlace& place : synthesis_.places) {
      if (place.document != id) continue;
      const std::vector<std::string> groups = groups_at(place, Section::main);
      if (groups.empty()) continue;
      if (place.topic != topic) {
        topic = place.topic;
        const auto known = std::ranges::find(synthesis_.topics, topic, &ReportedTopic::label);
        if (known != synthesis_.topics.end()) add(ElementKind::topic, known->label + ". " + known->text, 3);
        else add(ElementKind::topic, "Ngoài các nội dung gợi ý", 3);
      }
      place_block(place, Section::main, groups);
    }
  }

  // Sections III and IV: the same places, with the document named where it changes.
  void whole_section(Section wanted) {
    std::string document;
    for (const ReportedPlace& place : synthesis_.places) {
      const std::vector<std::string> groups = groups_at(place, wanted);
      if (groups.empty()) continue;
      if (place.document != document) {
        document = place.document;
        const auto known = std::ranges::find(synthesis_.documents, document, &ReportedDocument::id);
        add(ElementKind::document, known == synthesis_.documents.end() ? "Không thuộc văn kiện nào" : known->title, 2);
      }
      place_block(place, wanted, groups);
    }
    if (document.empty()) phrase("Không có ý kiến.");
  }

  void place_block(const ReportedPlace& place, Section section, const std::vector<std::string>& groups) {
    if (!place.heading_text.empty()) add(ElementKind::heading, place.heading_text, 4);
    const PlaceTally& tally = tallies_.places[static_cast<std::size_t>(&place - synthesis_.places.data())][static_cast<std::size_t>(section)];
    phrase(trend_phrase(tally));
    std::string issue;
    int issues = 0, shown = 0;
    bool under_issue = false;  // what follows would read as one of its groups
    for (const std::string& id : groups) {
      const std::size_t at = groups_.at(id);
      if (const std::string& next = tallies_.groups[at].issue; next != issue) {
        issue = next;
        const auto told = std::ranges::find(tally.issues, issue, &IssueTally::id);
        if (told != tally.issues.end()) phrase(issue_phrase(++issues, *told));
        else if (under_issue) phrase("Ý kiến khác:");
        under_issue = told != tally.issues.end();
      }
      group_block(synthesis_.groups[at], tallies_.groups[at]);
      shown += tallies_.groups[at].opinions;
    }
    if (const int rest = tally.groups - static_cast<int>(groups.size()); rest > 0)
      phrase(fmt::format("Còn {} ý kiến khác trong {} nhóm, nguyên văn ở Phụ lục 1.", tally.opinions - shown, rest));
  }

  void group_block(const ReportedGroup& group, const GroupTally& tally) {
    const ReportedOpinion& first = *opinions_.at(group.representative);
    Element& words = add(ElementKind::quotation, first.text);
    words.opinion = first.id;
    words.end = first.text.size();
    if (!first.argument.empty()) {
      Element& reason = add(ElementKind::quotation, first.argument);
      reason.opinion = first.id;
      reason.end = first.argument.size();
      reason.from_argument = true;
    }
    std::string list;
    for (const std::string& unit : tally.units) list += (list.empty() ? "" : "; ") + unit;
    if (tally.units.empty() && tally.unit_count > 0) list = fmt::format("từ {} đơn vị", tally.unit_count);
    const std::string place = first.placed && first.page > 0 ? place_words(first) + "; " : "";
    phrase(fmt::format("({}{}{} ý kiến{}{})", place, kind_words(first.kind) + "; ", tally.opinions, list.empty() ? "" : ": ", list));
    out_.back().style = "source";
    if (tally.singular) {
      phrase("Ý kiến cá biệt có lập luận riêng, ghi nguyên văn như trên.");
      out_.back().style = "source";
    }
  }

  void foot() {
    form("recipients-title", "Nơi nhận:");
    for (const std::string& one : synthesis_.recipients) form("recipients", "- " + one + ";");
    form("recipients", "- Lưu VP.");
    form("signature", "TM. BAN THƯỜNG VỤ");
    form("signature", "BÍ THƯ");
  }

  void annexes() {
    section("PHỤ LỤC 1. NGUYÊN VĂN CÁC Ý KIẾN");
    out_.back().landscape = true;
    if (synthesis_.in_volumes) {
      phrase(fmt::format("Phụ lục 1 gồm {} tập kèm theo báo cáo này. Mỗi ý kiến có một số thứ tự duy nhất trong toàn bộ các tập.", synthesis_.in_volumes->volumes.size()));
      out_.push_back(list_of_volumes(synthesis_.in_volumes->volumes));
    } else {
      out_.push_back(annex_of_opinions(synthesis_));
    }
    section("PHỤ LỤC 2. SỐ LIỆU TỔNG HỢP");
    for (Element& one : annex_of_figures(synthesis_, tallies_.all)) out_.push_back(std::move(one));
  }

  const Synthesis& synthesis_;
  const Tallies tallies_;
  std::map<std::string, const ReportedOpinion*> opinions_;
  std::map<std::string, std::size_t> groups_;  // index by id
  std::vector<Element> out_;
};

}  // namespace

std::vector<Element> plan_report(const Synthesis& synthesis) { return Planner(synthesis).plan(); }

}  // namespace dh::report
