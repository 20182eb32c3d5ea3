#include "alike/line_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <charconv>
#include <cstring>
#include <thread>

namespace dh::alike {
namespace {

struct Descriptor {
  int fd = -1;
  ~Descriptor() {
    if (fd >= 0) ::close(fd);
  }
};

tl::unexpected<Error> io_error(const std::filesystem::path& path, const char* what) {
  return fail(Error::Kind::io, std::string(what) + ": " + std::strerror(errno), path.string());
}

constexpr std::size_t piece_bytes = 256u << 10;  // so that what is read is still in the cache when it is folded

// Reads the lines that begin in [from, from + piece_bytes) and gives each to `line`.
class PieceReader {
 public:
  explicit PieceReader(int fd) : fd_(fd), bytes_(piece_bytes + (1u << 16)) {}

  template <class Line>
  bool read(std::uint64_t from, std::uint64_t file_size, const Line& line) {
    // One byte earlier, to see whether a line begins at `from`.
    const std::uint64_t start = from == 0 ? 0 : from - 1;
    std::size_t have = 0, wanted = std::min<std::uint64_t>(file_size - start, piece_bytes + (1u << 12));
    if (!fill(start, have, wanted)) return false;
    std::size_t at = 0;
    const std::size_t end = std::min<std::uint64_t>(from + piece_bytes - start, file_size - start);  // lines begin before it
    if (from != 0) {
      const char* first = nullptr;
      while ((first = static_cast<const char*>(std::memchr(bytes_.data() + at, '\n', have - at))) == nullptr) {
        at = have;
        if (at >= end || start + have >= file_size) return true;  // the whole piece is inside one line
        if (!more(start, have, file_size)) return false;
      }
      at = static_cast<std::size_t>(first - bytes_.data()) + 1;
    }
    while (at < end) {
      std::size_t searched = at;
      const char* stop = nullptr;
      while ((stop = static_cast<const char*>(std::memchr(bytes_.data() + searched, '\n', have - searched))) == nullptr && start + have < file_size) {
        searched = have;
        if (!more(start, have, file_size)) return false;
      }
      const std::size_t length = (stop == nullptr ? have : static_cast<std::size_t>(stop - bytes_.data())) - at;
      line(std::string_view(bytes_.data() + at, length));
      at += length + 1;
    }
    return true;
  }

 private:
  bool more(std::uint64_t start, std::size_t& have, std::uint64_t file_size) {
    return fill(start, have, std::min<std::uint64_t>(file_size - start, have + piece_bytes));
  }
  bool fill(std::uint64_t start, std::size_t& have, std::size_t wanted) {
    if (bytes_.size() < wanted) bytes_.resize(wanted);
    while (have < wanted) {
      const ssize_t got = ::pread(fd_, bytes_.data() + have, wanted - have, static_cast<off_t>(start + have));
      if (got < 0 && errno == EINTR) continue;
      if (got <= 0) return false;
      have += static_cast<std::size_t>(got);
    }
    return true;
  }

  int fd_;
  std::vector<char> bytes_;
};

Status write_labels(const std::filesystem::path& path, std::span<const std::vector<std::uint32_t>> numbers, const BigArray<std::uint32_t>& labels) {
  if (path.empty()) return {};
  const Descriptor out{::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644)};
  if (out.fd < 0) return io_error(path, "cannot create");
  std::vector<char> text(1u << 20);
  std::size_t used = 0;
  const auto flush = [&]() -> Status {
    for (std::size_t done = 0; done < used;) {
      const ssize_t put = ::write(out.fd, text.data() + done, used - done);
      if (put < 0 && errno == EINTR) continue;
      if (put < 0) return io_error(path, "cannot write");
      done += static_cast<std::size_t>(put);
    }
    used = 0;
    return {};
  };
  for (const auto& piece : numbers)
    for (const std::uint32_t number : piece) {
      if (text.size() - used < 16) TRY(flush());
      used = static_cast<std::size_t>(std::to_chars(text.data() + used, text.data() + text.size(), labels[number]).ptr - text.data());
      text[used++] = '\n';
    }
  return flush();
}

}  // namespace

Result<Figures> group_lines(const LineFiles& files, const Options& options) {
  const auto began = std::chrono::steady_clock::now();
  const Descriptor in{::open(files.texts.c_str(), O_RDONLY | O_CLOEXEC)};
  if (in.fd < 0) return io_error(files.texts, "cannot open");
  struct stat info {};
  if (::fstat(in.fd, &info) != 0) return io_error(files.texts, "cannot stat");
  if (!S_ISREG(info.st_mode)) return fail(Error::Kind::bad_input, "not a regular file", files.texts.string());
  const auto size = static_cast<std::uint64_t>(info.st_size);

  Families families(size, options);
  std::vector<std::vector<std::uint32_t>> numbers((size + piece_bytes - 1) / piece_bytes);
  std::atomic<std::size_t> next{0};
  std::atomic<bool> failed{false};
  const auto work = [&] {
    Families::Adder adder(families);
    PieceReader reader(in.fd);
    for (std::size_t i = next.fetch_add(1); i < numbers.size() && !failed; i = next.fetch_add(1)) {
      numbers[i].reserve(piece_bytes / 128);
      if (!reader.read(i * piece_bytes, size, [&](std::string_view line) { adder.add(line, numbers[i]); })) failed = true;
      adder.flush(numbers[i]);
    }
  };
  {
    std::vector<std::jthread> others;
    for (unsigned i = 1; i < options.threads; ++i) others.emplace_back(work);
    work();
  }
  if (failed) return fail(Error::Kind::io, "cannot read, or it became shorter while it was read", files.texts.string());
  const double adding = std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count();
  TRY(families.settle());
  const WordingLabels labels = TRY(families.label(numbers));
  TRY(write_labels(files.groups, numbers, labels.group));
  TRY(write_labels(files.families, numbers, labels.family));
  Figures figures = families.figures();
  figures.adding_seconds = adding;
  return figures;
}

}  // namespace dh::alike
