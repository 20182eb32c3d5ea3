#include "intake/archive_reader.h"

#include "base/limits.h"
#include "base/zip_archive.h"
#include "intake/file_kind.h"
#include "text/utf8.h"

namespace dh::intake {
namespace {

// What the outermost archive and all archives in it have used of their limits.
struct Spent {
  int open = 0;
  std::size_t entries = 0;
  std::uint64_t bytes = 0;
};
thread_local Spent spent;

class Opening {
 public:
  Opening() {
    if (spent.open == 0) spent = {};
    ++spent.open;
  }
  Opening(const Opening&) = delete;
  Opening& operator=(const Opening&) = delete;
  ~Opening() { --spent.open; }
};

std::string shown(std::string_view name) {
  std::string out = repair_utf8(name);
  for (char& c : out)
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) c = '?';
  return out;
}

// What systems and programs leave in archives by themselves.
bool is_left_by_a_program(std::string_view name) {
  const std::string_view last = name.substr(name.find_last_of("/\\") + 1);
  return name.starts_with("__MACOSX/") || last == ".DS_Store" || last == "Thumbs.db" || last == "desktop.ini" ||
         last.starts_with("~$") || last.starts_with(".~lock.");
}

}  // namespace

double recognise_zip(const Input& input, const Consultation&) {
  // Surer than who finds the marks of an office file that lies in the archive unpacked.
  return is_archive_of_files(input.bytes) ? 0.97 : 0;
}

Result<Reading> read_zip(const Input& input, const Consultation& consultation) {
  if (input.bytes.size() > limits::file_bytes) return fail(Error::Kind::limit, "file too large");
  const ZipReader zip = TRY(ZipReader::open(input.bytes));
  const Opening opening;
  Reading reading;
  reading.form = "zip";
  std::size_t files = 0;
  const std::vector<std::string> names = zip.names();
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (names[i].ends_with('/') || is_left_by_a_program(names[i])) continue;
    ++files;
    const std::string entry = "entry " + shown(names[i]);
    if (++spent.entries > limits::archive_entries || spent.bytes > limits::archive_bytes) {
      const bool many = spent.entries > limits::archive_entries;
      // First of all that is told: it is no small thing that the rest was not looked at.
      reading.problems.insert(reading.problems.begin(), {Error::Kind::limit, {}, entry,
                                                         std::string(many ? "too many entries" : "too many bytes unpacked") +
                                                             "; neither it nor what follows it is read"});
      break;
    }
    const std::uint64_t before = zip.bytes_read();
    const Result<std::string> bytes = zip.read_nth(i);
    spent.bytes += zip.bytes_read() - before;
    if (!bytes) {
      add_problem(reading, {bytes.error().kind, {}, entry, bytes.error().reason});
      continue;
    }
    read_nested(reading, {*bytes, names[i]}, consultation, entry);
  }
  if (files == 0) reading.problems.push_back({Error::Kind::bad_input, {}, {}, "the archive holds no files"});
  return reading;
}

}  // namespace dh::intake
