#include "cli/group_lines.h"

#include <fmt/core.h>

#include <algorithm>
#include <thread>

#include "alike/sketch.h"

namespace dh::cli {

std::shared_ptr<LineRequest> add_line_options(CLI::App& command) {
  const auto request = std::make_shared<LineRequest>();
  request->options.threads = std::max(1u, std::min(2u, std::thread::hardware_concurrency()));
  auto* lines = command.add_option("--lines", request->files.texts, "Gộp các dòng của tệp này, mỗi dòng một ý kiến / group the lines of this file, no workspace");
  command.add_option("--labels", request->files.groups, "Ghi nhãn nhóm của từng dòng / where the group of each line goes")->needs(lines);
  command.add_option("--families", request->files.families, "Ghi nhãn nhóm gần giống, kể cả ý ngược / the near ones, opposite stances included")->needs(lines);
  command.add_option("--threads", request->options.threads, "Số luồng / threads")->check(CLI::Range(1, 256))->needs(lines);
  command.add_option("--memory-cap", request->options.memory_cap, "Bộ nhớ tối đa, byte; quá thì dùng tệp tạm / bytes; beyond it temporary files")
      ->transform(CLI::AsSizeValue(false))
      ->needs(lines);
  return request;
}

int group_lines(const Console& console, const LineRequest& request) {
  const auto figures = alike::group_lines(request.files, request.options);
  if (!figures) return console.refuse(figures.error());
  console.line(fmt::format(fmt::runtime(console.tr("{} ý kiến, {} cách viết, {} nhóm gần giống, {} nhóm", "{} opinions, {} wordings, {} families, {} groups")), figures->texts,
                           figures->wordings, figures->families, figures->groups));
  console.result({{"opinions", figures->texts},
                  {"wordings", figures->wordings},
                  {"families", figures->families},
                  {"groups", figures->groups},
                  {"compared", figures->compared},
                  {"compared_by_word", figures->turned},
                  {"spilled_bytes", figures->spilled_bytes},
                  {"adding_seconds", figures->adding_seconds},
                  {"joining_seconds", figures->joining_seconds},
                  {"judging_seconds", figures->judging_seconds},
                  {"instructions", alike::sketch_target()}});
  return exit_done;
}

}  // namespace dh::cli
