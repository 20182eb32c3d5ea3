#include "cli/console.h"

#include <fmt/core.h>
#include <unistd.h>

#include <cstdlib>
#include <memory>

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

  void draw(std::string_view step, std::size_t done, std::size_t total) {
    const auto now = Clock::now();
    if (step.empty()) return clear();
    if (now - began < std::chrono::seconds(1)) return;
    if (now - drawn < (terminal ? std::chrono::milliseconds(200) : std::chrono::milliseconds(5000))) return;
    drawn = now;
    const double seconds = std::chrono::duration<double>(now - began).count();
    std::string text = total > 0 ? fmt::format("{}/{} ", done, total) : std::string{};
    text += step;
    if (done > 0 && total > done) {
      const double left = seconds / static_cast<double>(done) * static_cast<double>(total - done);
      text += fmt::format(" ({:.0f} s + {:.0f} s)", seconds, left);
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
  if (!json) fmt::print("{}\n", text);
}

void Console::result(const boost::json::value& value) const {
  if (json) fmt::print("{}\n", boost::json::serialize(value));
}

int Console::refuse(const Error& error) const {
  fmt::print(stderr, "{}\n", error.line());
  return error.kind == Error::Kind::internal ? exit_fault : exit_refused;
}

Result<store::WorkspaceStore> Console::open() const { return store::WorkspaceStore::open(workspace); }

app::Progress Console::progress() const {
  auto drawing = std::make_shared<Drawing>();
  return [drawing](std::string_view step, std::size_t done, std::size_t total) { drawing->draw(step, done, total); };
}

}  // namespace dh::cli
