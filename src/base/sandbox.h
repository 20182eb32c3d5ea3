// The bubblewrap command line that a child process of ours runs under. Source: bwrap(1), bubblewrap 0.8.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace dh {

// `program` is the absolute path of argv[0].
std::vector<std::string> bubblewrap_argv(const std::string& program, const std::vector<std::string>& argv,
                                         const std::filesystem::path& work_directory);

// NAME=value; a child never sees our own environment.
std::vector<std::string> child_environment(const std::filesystem::path& work_directory);

}  // namespace dh
