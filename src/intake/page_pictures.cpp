#include "intake/page_pictures.h"

#include <algorithm>
#include <filesystem>

#include "base/files.h"
#include "base/limits.h"
#include "intake/picture_size.h"
#include "intake/scan_words.h"
#include "intake/straighten.h"

namespace dh::intake {
namespace {

namespace fs = std::filesystem;

// Writes page-….pgm files into the command's directory.
Status unpack(std::string_view bytes, ChildCommand& command) {
  const PictureKind kind = picture_kind(bytes);
  const std::string folder = command.work_directory.string();
  if (kind == PictureKind::none) {
    TRY(write_file(folder + "/scan.pdf", bytes));
    command.argv = {"pdftoppm", "-r", "200", "-gray", "-l", std::to_string(limits::scan_pages), folder + "/scan.pdf", folder + "/page"};
    TRY(run_on_pdf(command));
    return {};
  }
  const std::string source = folder + "/scan." + std::string(ending(kind));
  TRY(write_file(source, bytes));
  // Named with its kind, so that nothing in the file chooses another reader of ImageMagick's.
  command.argv = {"convert-im6.q16", std::string(ending(kind)) + ":" + source, "-auto-orient", "-background", "white", "-alpha", "remove",
                  "-colorspace", "Gray", "-depth", "8", "+adjoin", "pgm:" + folder + "/page-%04d.pgm"};
  const Result<std::string> done = run_child(command);
  if (done) return {};
  if (done.error().kind != Error::Kind::io) return tl::unexpected(done.error());
  return fail(Error::Kind::bad_input, "a damaged picture");
}

}  // namespace

Status visit_page_pictures(std::string_view bytes, const PageVisitor& visit) {
  if (picture_kind(bytes) != PictureKind::none) TRY(picture_size(bytes));
  const TemporaryDirectory work = TRY(TemporaryDirectory::create());
  ChildCommand command;
  command.work_directory = work.path();
  TRY(unpack(bytes, command));
  std::vector<fs::path> files;
  for (const auto& entry : fs::directory_iterator(work.path()))
    if (entry.path().extension() == ".pgm" && entry.is_regular_file()) files.push_back(entry.path());
  std::ranges::sort(files);
  int number = 0;
  for (const fs::path& file : files) TRY(visit(++number, straighten(TRY(read_pgm(TRY(read_file(file))))).picture));
  return {};
}

}  // namespace dh::intake
