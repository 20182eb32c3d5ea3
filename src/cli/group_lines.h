// `group --lines`: the lines of a file, without a workspace: what is one opinion in millions.
#pragma once

#include <CLI/CLI.hpp>
#include <memory>

#include "alike/line_file.h"
#include "cli/console.h"

namespace dh::cli {

struct LineRequest {
  alike::LineFiles files;  // no texts: not asked for
  alike::Options options;
};

std::shared_ptr<LineRequest> add_line_options(CLI::App& command);
int group_lines(const Console& console, const LineRequest& request);  // gives the exit code

}  // namespace dh::cli
