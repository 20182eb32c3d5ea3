#include "report/guide_letter.h"

#include <fmt/format.h>

#include "report/docx_report.h"
#include "report/plan_words.h"

namespace dh::report {
namespace {

// "2026-11-20" -> "20/11/2026", as guides write spans.
std::string day_words(const std::string& iso) {
  return iso.size() == 10 ? iso.substr(8, 2) + "/" + iso.substr(5, 2) + "/" + iso.substr(0, 4) : std::string("…/…/……");
}

class Planner {
 public:
  explicit Planner(const GuideLetter& letter) : letter_(letter), guide_(letter.guide) {}

  std::vector<Element> plan() {
    head();
    section("I. TÀI LIỆU GÓP Ý");
    for (const GuideDocument& one : guide_.documents) {
      line("- " + one.name + ".");
      if (one.offline_only) line(one.offline_rule);
    }
    section("II. NỘI DUNG GÓP Ý");
    for (const Topic& one : guide_.topics) add(one.parent.empty() ? ElementKind::topic : ElementKind::phrase, one.label + ". " + one.text);
    section("III. THỜI GIAN VÀ NƠI NHẬN");
    dates();
    line("Ý kiến được ghi nguyên văn, không sửa câu chữ, không lược bớt; mỗi đơn vị xây dựng một báo cáo tổng hợp.");
    line(letter_.reply_email.empty() ? "Báo cáo tổng hợp gửi về " + letter_.unit_name + " bằng bản in hoặc gói niêm phong."
                                     : "Báo cáo tổng hợp gửi về " + letter_.unit_name + " qua hộp thư " + letter_.reply_email + ".");
    foot();
    return std::move(out_);
  }

 private:
  Element& add(ElementKind kind, std::string text) {
    Element& element = out_.emplace_back();
    element.kind = kind;
    element.text = std::move(text);
    return element;
  }
  void form(std::string style, std::string text) { add(ElementKind::form, std::move(text)).style = std::move(style); }
  void section(std::string text) { add(ElementKind::section, std::move(text)); }
  void line(std::string text) { add(ElementKind::phrase, std::move(text)); }

  void head() {
    form("letterhead-left", letter_.superior_name);
    form("letterhead-left-bold", letter_.unit_name);
    form("letterhead-left", "***");
    form("letterhead-left", "Số:      -HD/ĐTN");
    form("letterhead-right-bold", "ĐOÀN TNCS HỒ CHÍ MINH");
    form("letterhead-right-italic", (letter_.place_name.empty() ? std::string("…………") : letter_.place_name) + ", " + vietnamese_date(letter_.date));
    form("title", "HƯỚNG DẪN");
    form("subject", guide_.title);
    if (!guide_.organisation.empty()) line(fmt::format("Thực hiện Hướng dẫn của {}, {} hướng dẫn các đơn vị trực thuộc như sau:", guide_.organisation, letter_.unit_name));
  }

  // The unit's own span, so that what it sends up is in time; the guide's own sentences beside it.
  void dates() {
    std::string first;
    for (const Phase& one : guide_.phases)
      if (one.name == "discuss" && (first.empty() || one.first_day < first)) first = one.first_day;
    if (!first.empty()) line(fmt::format("- Các đơn vị trực thuộc tổ chức thảo luận, góp ý từ ngày {} đến ngày {}.", day_words(first), day_words(letter_.last_day)));
    else line(fmt::format("- Các đơn vị trực thuộc gửi báo cáo chậm nhất ngày {}.", day_words(letter_.last_day)));
  }

  void foot() {
    form("recipients-title", "Nơi nhận:");
    form("recipients", "- Như trên;");
    form("recipients", "- Lưu.");
    form("signature", "TM. " + letter_.unit_name);
  }

  const GuideLetter& letter_;
  const Guide& guide_;
  std::vector<Element> out_;
};

}  // namespace

std::vector<Element> plan_guide_letter(const GuideLetter& letter) { return Planner(letter).plan(); }

Result<std::string> write_guide_letter(const GuideLetter& letter) { return write_docx(plan_guide_letter(letter), "Hướng dẫn góp ý"); }

}  // namespace dh::report
