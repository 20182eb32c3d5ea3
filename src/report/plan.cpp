#include "report/plan.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "report/plan_annex.h"
#include "report/plan_words.h"

namespace dh::report {
namespace {

enum class Section { main, wording, proposals };

class Planner {
 public:
  explicit Planner(const Synthesis& synthesis) : synthesis_(synthesis) {
    for (const ReportedOpinion& one : synthesis.opinions) opinions_[one.id] = &one;
    for (const ReportedGroup& one : synthesis.groups) groups_[one.id] = &one;
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
      const auto opinions = std::ranges::count(synthesis_.opinions, one.channel, &ReportedOpinion::channel);
      list += fmt::format("{}{} {}, {} ý kiến", list.empty() ? "" : "; ", source_words(one.channel), one.sources, opinions);
    }
    if (!list.empty()) phrase(fmt::format("Đã ghi nhận: {}.", list));
    if (const auto late = std::ranges::count(synthesis_.opinions, true, &ReportedOpinion::late); late > 0)
      phrase(fmt::format("Số ý kiến gửi sau thời hạn: {}, liệt kê riêng ở cuối Phụ lục 2.", late));
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
    auto count = [&](const std::string& id) { return std::ranges::count(synthesis_.opinions, id, &ReportedOpinion::document); };
    for (const ReportedDocument& one : synthesis_.documents) list += fmt::format("{}: {}; ", one.title, count(one.id));
    phrase(fmt::format("Tổng số {} ý kiến, xếp thành {} nhóm, trong đó: {}không thuộc văn kiện nào: {}.", synthesis_.opinions.size(),
                       synthesis_.groups.size(), list, count("none")));
  }

  Section section_of(const std::string& group) const {
    const ReportedOpinion& first = *opinions_.at(groups_.at(group)->representative);
    if (first.kind == Kind::spelling || first.kind == Kind::restructure) return Section::wording;
    if (first.kind == Kind::proposal) return Section::proposals;
    return Section::main;
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
      place_block(place, groups);
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
      place_block(place, groups);
    }
    if (document.empty()) phrase("Không có ý kiến.");
  }

  void place_block(const ReportedPlace& place, const std::vector<std::string>& groups) {
    if (!place.heading_text.empty()) add(ElementKind::heading, place.heading_text, 4);
    std::vector<const ReportedOpinion*> all;
    for (const std::string& id : groups)
      for (const std::string& member : groups_.at(id)->opinions) all.push_back(opinions_.at(member));
    phrase(trend_phrase(all, groups.size()));
    for (const std::string& id : groups) group_block(*groups_.at(id));
  }

  void group_block(const ReportedGroup& group) {
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
    std::set<std::string> units;
    bool singular = false;
    for (const std::string& member : group.opinions) {
      units.insert(opinions_.at(member)->unit_name);
      singular = singular || opinions_.at(member)->singular;
    }
    std::string list;
    for (const std::string& unit : units)
      if (!unit.empty()) list += (list.empty() ? "" : "; ") + unit;
    const std::string place = first.placed && first.page > 0 ? place_words(first) + "; " : "";
    phrase(fmt::format("({}{}{} ý kiến{}{})", place, kind_words(first.kind) + "; ", group.opinions.size(), list.empty() ? "" : ": ", list));
    out_.back().style = "source";
    if (singular) {
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
    out_.push_back(annex_of_opinions(synthesis_));
    section("PHỤ LỤC 2. SỐ LIỆU TỔNG HỢP");
    for (Element& one : annex_of_figures(synthesis_)) out_.push_back(std::move(one));
  }

  const Synthesis& synthesis_;
  std::map<std::string, const ReportedOpinion*> opinions_;
  std::map<std::string, const ReportedGroup*> groups_;
  std::vector<Element> out_;
};

}  // namespace

std::vector<Element> plan_report(const Synthesis& synthesis) { return Planner(synthesis).plan(); }

}  // namespace dh::report
