// make_sample SAMPLE_DIR OUT_DIR: the office files of the sample consultation from its readable sources. A source of
// an opinion file is named after the file that it becomes and what it is written in (sample/README.md).
#include <algorithm>
#include <cstdio>
#include <fmt/format.h>

#include "answer_sheet.h"
#include "base/files.h"
#include "docx.h"
#include "mail.h"
#include "markup.h"
#include "review.h"
#include "tables.h"

namespace fs = std::filesystem;

namespace dh::sample {
namespace {

Result<Document> read_markup(const fs::path& path, std::string title) {
  Document document = TRY(parse_markup(TRY(read_file(path)), path.string()));
  document.title = std::move(title);
  return document;
}

// Writes what the source makes. False: the name is of no known kind.
Result<bool> make_opinion_file(const fs::path& source, const fs::path& folder, const Document& draft) {
  const std::string name = source.filename().string();
  const std::string text = TRY(read_file(source));
  auto ends = [&](std::string_view ending) { return name.ends_with(ending); };
  auto target = [&](std::string_view ending, std::string_view extension) {
    return folder / (name.substr(0, name.size() - ending.size()) + std::string(extension));
  };
  if (ends(".xlsx.tsv")) {
    TRY(write_xlsx(target(".xlsx.tsv", ".xlsx"), {{"Tong hop", parse_table(text)}}));
  } else if (ends(".nfd.csv.tsv")) {
    TRY(write_file(target(".nfd.csv.tsv", ".csv"), TRY(csv_with_semicolons_nfd(parse_table(text)))));
  } else if (ends(".csv.tsv")) {
    TRY(write_file(target(".csv.tsv", ".csv"), csv_with_commas(parse_table(text))));
  } else if (ends(".review.docx.tsv")) {
    const Document returned = TRY(apply_review(draft, text, source.string()));
    TRY(write_file(target(".review.docx.tsv", ".docx"), TRY(write_docx(returned))));
  } else if (ends(".prose.docx.txt")) {
    TRY(write_file(target(".prose.docx.txt", ".docx"), TRY(write_docx(TRY(read_markup(source, "Ý kiến góp ý"))))));
  } else if (ends(".eml.txt")) {
    TRY(write_file(target(".eml.txt", ".eml"), TRY(write_mail(text, source.string()))));
  } else if (ends(".damaged.docx.txt")) {
    const std::string whole = TRY(write_docx(TRY(answer_sheet(text, source.string()))));
    TRY(write_file(target(".damaged.docx.txt", ".docx"), whole.substr(0, whole.size() * 3 / 5)));
  } else if (ends(".docx.txt")) {
    TRY(write_file(target(".docx.txt", ".docx"), TRY(write_docx(TRY(answer_sheet(text, source.string()))))));
  } else {
    return false;
  }
  return true;
}

Status make_opinions(const fs::path& sources, const fs::path& out, const Document& draft) {
  std::vector<fs::path> files;
  for (const auto& entry : fs::recursive_directory_iterator(sources))
    if (entry.is_regular_file()) files.push_back(entry.path());
  std::sort(files.begin(), files.end());
  for (const fs::path& source : files) {
    const fs::path folder = out / fs::relative(source.parent_path(), sources);
    fs::create_directories(folder);
    if (!TRY(make_opinion_file(source, folder, draft)))
      return fail(Error::Kind::bad_input, "the name says no known kind of source", source.string());
  }
  return {};
}

Status make_all(const fs::path& sample, const fs::path& out) {
  fs::create_directories(out / "opinions");
  const Document guide = TRY(read_markup(sample / "guide.txt", "Hướng dẫn góp ý dự thảo Đề án"));
  const Document draft = TRY(read_markup(sample / "draft.txt", "Đề án khuôn viên xanh và thư viện mở"));
  TRY(write_file(out / "guide.docx", TRY(write_docx(guide))));
  TRY(write_file(out / "draft.docx", TRY(write_docx(draft))));
  TRY(write_xlsx(out / "roster.xlsx", {{"Cây đơn vị", parse_table(TRY(read_file(sample / "units.tsv")))},
                                              {"Danh sách", parse_table(TRY(read_file(sample / "members.tsv")))}}));
  return make_opinions(sample / "opinions", out / "opinions", draft);
}

}  // namespace
}  // namespace dh::sample

int main(int argc, char** argv) {
  if (argc != 3) {
    fmt::print(stderr, "usage: make_sample SAMPLE_DIR OUT_DIR\n");
    return 2;
  }
  try {
    const dh::Status done = dh::sample::make_all(argv[1], argv[2]);
    if (done) return 0;
    fmt::print(stderr, "{}\n", done.error().line());
    return 1;
  } catch (const fs::filesystem_error& error) {
    fmt::print(stderr, "{}\n", error.what());
    return 1;
  }
}
