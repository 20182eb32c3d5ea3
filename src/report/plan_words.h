// The fixed phrases of the Vietnamese report, filled with figures. Every sentence that is no quotation comes from here.
#pragma once

#include <string>
#include <vector>

#include "model/synthesis.h"

namespace dh::report {

std::string vietnamese_date(const std::string& iso_day);  // "ngày 19 tháng 5 năm 2020"; empty day leaves room
std::string percent(int part, int whole);                  // "37,50 %"; "" when there is no whole
std::string kind_words(Kind kind);                         // "sửa đổi"
std::string stance_words(Stance stance);                   // "tán thành"
std::string channel_words(Channel channel);                // "thư điện tử"
std::string source_words(Channel channel);                 // what its sources are: "biên bản họp"

// "Có 5 ý kiến (3 nhóm) từ 2 đơn vị. Xu hướng: tán thành 2, không tán thành 3. Loại: sửa đổi 3, bổ sung 2."
std::string trend_phrase(const PlaceTally& place);
// "Vấn đề 2: 40 ý kiến trong 3 nhóm. Xu hướng: … Các nhóm lớn nhất:"
std::string issue_phrase(int number, const IssueTally& issue);

// "Trang 5, đoạn 2, dòng 3 - 4; “…”", "Chung", "Chưa xác định".
std::string place_words(const ReportedOpinion& opinion);

}  // namespace dh::report
