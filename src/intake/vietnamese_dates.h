// Days as Vietnamese documents write them: "20/5/2020", "16/5" (the year told later in the sentence), "tháng 10/2020".
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace dh::intake {

struct WrittenDay {
  std::size_t at = 0;      // bytes in the text
  std::string iso;         // "2020-05-20"
  std::string weekday;     // as told in brackets behind it or just before it: "Thứ sáu"; may be empty
  std::string as_written;  // "20/5/2020"
};
std::vector<WrittenDay> written_days(std::string_view text);

// "Thứ tư" for "2020-05-20"; empty when it is no day.
std::string weekday_of(const std::string& iso);

}  // namespace dh::intake
