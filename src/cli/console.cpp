#include "cli/console.h"

#include <fmt/core.h>
#include <unistd.h>

#include <cstdlib>
#include <memory>

#include "text/printable.h"

namespace dh::cli {
namespace {

using Clock = std::chrono::steady_clock;

struct Drawing {
  Clock::time_point began = Clock::now();
  Clock::time_point drawn = began;
  bool line_open = false;
  bool terminal = ::isatty(STDERR_FILENO) == 1;

  ~Drawing() { clear(); }

  void clear() {
    if (line_open) fmt::print(stderr, "\r\033[K");
    line_open = false;
    std::fflush(stderr);
  }

  void draw(const app::HowFar& far, const Console& console) {
    const auto now = Clock::now();
    if (far.step.empty()) return clear();
    if (now - began < std::chrono::seconds(1)) return;
    if (now - drawn < (terminal ? std::chrono::milliseconds(200) : std::chrono::milliseconds(5000))) return;
    drawn = now;
    const double seconds = std::chrono::duration<double>(now - began).count();
    std::string text = far.total > 0 ? fmt::format("{}/{} ", far.done, far.total) : std::string{};
    text += printable(far.step);
    if (far.opinions > 0 || far.refused > 0)
      text += fmt::format(fmt::runtime(console.tr("; {} ý kiến, {} chờ người xem, {} tệp hoặc phần không đọc được",
                                                  "; {} opinions, {} await a person, {} files or parts not read")),
                          far.opinions, far.pending, far.refused);
    if (far.done > 0 && far.total > far.done) {
      const double left = seconds / static_cast<double>(far.done) * static_cast<double>(far.total - far.done);
      text += fmt::format(fmt::runtime(console.tr("; đã {:.0f} s, còn {:.0f} s", "; {:.0f} s so far, {:.0f} s left")), seconds, left);
    }
    if (terminal) fmt::print(stderr, "\r\033[K{}", text);
    else fmt::print(stderr, "{}\n", text);
    line_open = terminal;
    std::fflush(stderr);
  }
};

}  // namespace

std::string_view Console::tr(std::string_view vietnamese, std::string_view english) const {
  static const char* const from_environment = std::getenv("DIENHONG_LANG");
  const std::string_view chosen = !language.empty() ? std::string_view(language)
                                  : from_environment != nullptr ? std::string_view(from_environment) : "vi";
  return chosen.starts_with("en") ? english : vietnamese;
}

void Console::line(const std::string& text) const {
  if (!json) fmt::print("{}\n", printable(text));
}

void Console::line(const std::string& text, const std::vector<WordRange>& bold) const {
  if (json) return;
  const bool terminal = ::isatty(STDOUT_FILENO) == 1;
  const std::string_view all = text;
  std::size_t at = 0;
  for (const WordRange& one : bold) {
    fmt::print("{}{}{}{}", printable(all.substr(at, one.start - at)), terminal ? "\033[1m" : "",
               printable(all.substr(one.start, one.end - one.start)), terminal ? "\033[0m" : "");
    at = one.end;
  }
  fmt::print("{}\n", printable(all.substr(at)));
}

void Console::result(const boost::json::value& value) const {
  if (json) fmt::print("{}\n", boost::json::serialize(value));
}

int Console::refuse(const Error& error) const {
  fmt::print(stderr, "{}\n", printable(error.line()));
  return error.kind == Error::Kind::internal ? exit_fault : exit_refused;
}

Result<store::WorkspaceStore> Console::open() const { return store::WorkspaceStore::open(workspace); }

app::Progress Console::progress() const {
  auto drawing = std::make_shared<Drawing>();
  return [drawing, this](const app::HowFar& far) { drawing->draw(far, *this); };
}

}  // namespace dh::cli
