#include "report/plan_words.h"

#include <fmt/format.h>

#include <array>
#include <map>

namespace dh::report {

std::string vietnamese_date(const std::string& iso_day) {
  if (iso_day.size() != 10) return "ngày … tháng … năm …";
  const auto number = [&](std::size_t at, std::size_t length) { return std::stoi(iso_day.substr(at, length)); };
  const int day = number(8, 2), month = number(5, 2);
  // Days below ten and the months January and February get a zero, as the rules on presentation ask.
  return fmt::format("ngày {:02} tháng {} năm {}", day, month < 3 ? fmt::format("{:02}", month) : std::to_string(month), number(0, 4));
}

std::string percent(int part, int whole) {
  if (whole <= 0) return {};
  const long hundredths = (static_cast<long>(part) * 10000 + whole / 2) / whole;
  return fmt::format("{},{:02} %", hundredths / 100, hundredths % 100);
}

std::string kind_words(Kind kind) {
  switch (kind) {
    case Kind::agree: return "nhất trí";
    case Kind::amend: return "sửa đổi";
    case Kind::add: return "bổ sung";
    case Kind::remove: return "lược bỏ";
    case Kind::restructure: return "bố cục";
    case Kind::question: return "hỏi, đề nghị làm rõ";
    case Kind::spelling: return "chính tả, văn phong";
    case Kind::indicator: return "chỉ tiêu";
    case Kind::proposal: return "đề xuất, hiến kế";
    case Kind::general: return "góp ý chung";
    case Kind::unknown: break;
  }
  return "chưa phân loại";
}

std::string stance_words(Stance stance) {
  switch (stance) {
    case Stance::in_favour: return "đồng tình";
    case Stance::against: return "đề nghị thay đổi";
    case Stance::mixed: return "đồng tình một phần";
    case Stance::neutral: return "trung lập";
    case Stance::unknown: break;
  }
  return "chưa xác định";
}

std::string channel_words(Channel channel) {
  switch (channel) {
    case Channel::web: return "trang thông tin";
    case Channel::meeting: return "hội nghị";
    case Channel::paper: return "phiếu giấy";
    case Channel::email: return "thư điện tử";
    case Channel::file: return "tệp văn bản, bảng tính";
    case Channel::bundle: return "gói chuyển lên";
  }
  return {};
}

std::string source_words(Channel channel) {
  switch (channel) {
    case Channel::web: return "bài gửi trên trang thông tin";
    case Channel::meeting: return "cuộc họp có biên bản";
    case Channel::paper: return "phiếu giấy";
    case Channel::email: return "thư điện tử";
    case Channel::file: return "tệp văn bản, bảng tính";
    case Channel::bundle: return "gói chuyển lên";
  }
  return {};
}

namespace {

std::string stances_listed(const std::map<Stance, int>& stances) {
  std::string out;
  for (const auto& [stance, count] : stances) out += fmt::format("{}{} {}", out.empty() ? "" : ", ", stance_words(stance), count);
  return out;
}

}  // namespace

std::string trend_phrase(const PlaceTally& place) {
  std::string kind_list;
  for (const auto& [kind, count] : place.kinds) kind_list += fmt::format("{}{} {}", kind_list.empty() ? "" : ", ", kind_words(kind), count);
  return fmt::format("Có {} ý kiến ({} nhóm) từ {} đơn vị. Xu hướng: {}. Loại ý kiến: {}.", place.opinions, place.groups, place.units,
                     stances_listed(place.stances), kind_list);
}

std::string issue_phrase(int number, const IssueTally& issue) {
  return fmt::format("Vấn đề {}: {} ý kiến trong {} nhóm. Xu hướng: {}. Các nhóm lớn nhất:", number, issue.opinions, issue.groups, stances_listed(issue.stances));
}

std::string place_words(const ReportedOpinion& one) {
  if (!one.placed) return "Chưa xác định";
  std::string words;
  if (one.page > 0) {
    words = fmt::format("Trang {}", one.page);
    if (one.paragraph > 0) words += fmt::format(", đoạn {}", one.paragraph);
    if (one.line_first > 0) words += fmt::format(", dòng {}", one.line_first);
    if (one.line_last > one.line_first) words += fmt::format(" - {}", one.line_last);
  }
  if (words.empty()) words = one.heading_path.empty() ? "Chung" : one.heading_path;
  return words;
}

}  // namespace dh::report
