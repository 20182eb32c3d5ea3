#include "base/clock.h"

#include <cstdlib>
#include <ctime>

namespace dh {
namespace {

std::string format(const std::tm& time, const char* pattern) {
  char buffer[32];
  return std::string(buffer, std::strftime(buffer, sizeof buffer, pattern, &time));
}

}  // namespace

std::string now_iso8601() {
  if (const char* fixed = std::getenv("DIENHONG_NOW")) return fixed;
  return iso8601_after(0);
}

std::string iso8601_after(long seconds) {
  std::time_t now = std::time(nullptr);
  std::tm utc{};
  if (const char* fixed = std::getenv("DIENHONG_NOW"); fixed != nullptr && strptime(fixed, "%Y-%m-%dT%H:%M:%S", &utc) != nullptr) now = timegm(&utc);
  now += seconds;
  gmtime_r(&now, &utc);
  return format(utc, "%Y-%m-%dT%H:%M:%SZ");
}

std::string day_there(const std::string& iso8601, int minutes_ahead) {
  std::tm utc{};
  if (strptime(iso8601.c_str(), "%Y-%m-%dT%H:%M:%S", &utc) == nullptr) return {};
  const std::time_t there = timegm(&utc) + std::time_t{60} * minutes_ahead;
  gmtime_r(&there, &utc);
  return format(utc, "%Y-%m-%d");
}

std::string today() {
  if (const char* fixed = std::getenv("DIENHONG_NOW")) return std::string(fixed).substr(0, 10);
  const std::time_t now = std::time(nullptr);
  std::tm local{};
  localtime_r(&now, &local);
  return format(local, "%Y-%m-%d");
}

}  // namespace dh
