#include "app/found_files.h"

#include <doctest/doctest.h>

#include "base/files.h"

using namespace dh;
using namespace dh::app;

TEST_CASE("a folder is walked in order; hidden files and lock files are left out, links are told") {
  const TemporaryDirectory folder = TemporaryDirectory::create().value();
  namespace fs = std::filesystem;
  fs::create_directories(folder.path() / "chi-doan-b");
  fs::create_directories(folder.path() / ".git");
  for (const char* name : {"chi-doan-b/2.csv", "chi-doan-b/1.csv", "chi-doan-b/~$1.docx", ".git/x", "a.txt"})
    REQUIRE(write_file(folder.path() / name, "x").has_value());
  fs::create_symlink("/etc/hostname", folder.path() / "link.txt");
  std::vector<Error> refused;
  const std::vector<FoundFile> files = find_files({folder.path(), folder.path() / "none"}, refused);
  const std::string top = folder.path().filename().string();
  REQUIRE(files.size() == 3);
  CHECK(files[0].name == top + "/a.txt");
  CHECK(files[1].name == top + "/chi-doan-b/1.csv");
  CHECK(files[2].name == top + "/chi-doan-b/2.csv");
  REQUIRE(refused.size() == 2);
  CHECK(refused[0].file == top + "/link.txt");
  CHECK(refused[0].kind == Error::Kind::refused);
  CHECK(refused[1].kind == Error::Kind::not_found);
}
