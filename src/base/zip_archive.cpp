#include "base/zip_archive.h"

#include <zip.h>

#include <algorithm>
#include <ctime>

#include "base/limits.h"

namespace dh {

struct ZipReader::State {
  zip_t* archive = nullptr;
  mutable std::uint64_t bytes_read = 0;
  State() = default;
  State(const State&) = delete;
  State& operator=(const State&) = delete;
  ~State() {
    if (archive != nullptr) zip_discard(archive);
  }
};

ZipReader::ZipReader(std::unique_ptr<State> state) : state_(std::move(state)) {}
ZipReader::ZipReader(ZipReader&&) noexcept = default;
ZipReader& ZipReader::operator=(ZipReader&&) noexcept = default;
ZipReader::~ZipReader() = default;

Result<ZipReader> ZipReader::open(std::string_view bytes) {
  zip_error_t error;
  zip_error_init(&error);
  const auto reason = [&error](const char* what) {
    std::string text = std::string(what) + " (" + zip_error_strerror(&error) + ")";
    zip_error_fini(&error);
    return fail(Error::Kind::bad_input, text);
  };
  zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
  if (source == nullptr) return reason("cannot open the archive");
  auto state = std::make_unique<State>();
  state->archive = zip_open_from_source(source, ZIP_RDONLY, &error);
  if (state->archive == nullptr) {
    zip_source_free(source);
    return reason("not a whole ZIP archive");
  }
  zip_error_fini(&error);
  if (static_cast<std::size_t>(zip_get_num_entries(state->archive, 0)) > limits::zip_entries)
    return fail(Error::Kind::limit, "more than " + std::to_string(limits::zip_entries) + " entries in the archive");
  return ZipReader(std::move(state));
}

std::vector<std::string> ZipReader::names() const {
  std::vector<std::string> out;
  const zip_int64_t count = zip_get_num_entries(state_->archive, 0);
  for (zip_int64_t i = 0; i < count; ++i) {
    const char* name = zip_get_name(state_->archive, static_cast<zip_uint64_t>(i), 0);
    out.emplace_back(name != nullptr ? name : "");
  }
  return out;
}

bool ZipReader::has(std::string_view name) const {
  return zip_name_locate(state_->archive, std::string(name).c_str(), 0) >= 0;
}

Result<std::string> ZipReader::read(std::string_view name) const {
  const std::string entry(name);
  const zip_int64_t index = zip_name_locate(state_->archive, entry.c_str(), 0);
  if (index < 0) return fail(Error::Kind::bad_input, "missing from the archive", {}, entry);
  return read_nth(static_cast<std::size_t>(index));
}

std::uint64_t ZipReader::bytes_read() const { return state_->bytes_read; }

Result<std::string> ZipReader::read_nth(std::size_t index) const {
  const char* const told = zip_get_name(state_->archive, index, 0);
  const std::string entry = told != nullptr ? told : "entry " + std::to_string(index + 1);
  zip_stat_t info;
  zip_stat_init(&info);
  if (zip_stat_index(state_->archive, index, 0, &info) != 0)
    return fail(Error::Kind::bad_input, "cannot be read", {}, entry);
  if ((info.valid & ZIP_STAT_SIZE) != 0 && info.size > limits::zip_entry_bytes)
    return fail(Error::Kind::limit, "claims " + std::to_string(info.size) + " bytes unpacked", {}, entry);
  if ((info.valid & ZIP_STAT_ENCRYPTION_METHOD) != 0 && info.encryption_method != ZIP_EM_NONE)
    return fail(Error::Kind::bad_input, "is locked with a password", {}, entry);
  const auto left = limits::zip_total_bytes - std::min(limits::zip_total_bytes, state_->bytes_read);
  const auto bound = std::min(limits::zip_entry_bytes, left);
  std::unique_ptr<zip_file_t, int (*)(zip_file_t*)> file(
      zip_fopen_index(state_->archive, index, 0), &zip_fclose);
  if (file == nullptr) return fail(Error::Kind::bad_input, "cannot be unpacked", {}, entry);
  std::string out;
  std::string chunk(64u << 10, '\0');
  for (;;) {
    const zip_int64_t got = zip_fread(file.get(), chunk.data(), chunk.size());
    if (got < 0) return fail(Error::Kind::bad_input, "is damaged", {}, entry);
    if (got == 0) break;
    out.append(chunk.data(), static_cast<std::size_t>(got));
    state_->bytes_read += static_cast<std::uint64_t>(got);
    const std::uint64_t packed = (info.valid & ZIP_STAT_COMP_SIZE) != 0 ? std::max<std::uint64_t>(info.comp_size, 1) : 1;
    if (out.size() > bound || (out.size() > limits::zip_ratio_floor && out.size() / packed > limits::zip_ratio))
      return fail(Error::Kind::limit, "unpacks to far more than an office file does", {}, entry);
  }
  return out;
}

Result<std::string> write_zip(const std::vector<ZipEntry>& entries) {
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* target = zip_source_buffer_create(nullptr, 0, 0, &error);
  if (target == nullptr) return fail(Error::Kind::internal, "cannot make an archive");
  zip_source_keep(target);
  const std::unique_ptr<zip_source_t, void (*)(zip_source_t*)> keep(target, &zip_source_free);
  zip_t* archive = zip_open_from_source(target, ZIP_TRUNCATE, &error);
  if (archive == nullptr) return fail(Error::Kind::internal, "cannot make an archive");
  static constexpr std::time_t fixed_time = 1577836800;  // 2020-01-01, so that equal content gives equal bytes
  static constexpr std::size_t quickly_packed = 16u << 20;  // bytes, from here on
  for (const ZipEntry& entry : entries) {
    zip_source_t* source = zip_source_buffer(archive, entry.bytes.data(), entry.bytes.size(), 0);
    const zip_int64_t index =
        source == nullptr ? -1 : zip_file_add(archive, entry.name.c_str(), source, ZIP_FL_ENC_UTF_8);
    if (index < 0) {
      if (source != nullptr) zip_source_free(source);
      zip_discard(archive);
      return fail(Error::Kind::internal, "cannot add to the archive", {}, entry.name);
    }
    // In what is long, whole sentences come again and again: the quickest way packs it nearly as well.
    if (entry.bytes.size() > quickly_packed) zip_set_file_compression(archive, static_cast<zip_uint64_t>(index), ZIP_CM_DEFLATE, 1);
    zip_file_set_mtime(archive, static_cast<zip_uint64_t>(index), fixed_time, 0);
  }
  if (zip_close(archive) != 0) {
    zip_discard(archive);
    return fail(Error::Kind::internal, "cannot finish the archive");
  }
  if (zip_source_open(target) != 0) return fail(Error::Kind::internal, "cannot read the archive back");
  zip_source_seek(target, 0, SEEK_END);
  std::string out(static_cast<std::size_t>(zip_source_tell(target)), '\0');
  zip_source_seek(target, 0, SEEK_SET);
  const zip_int64_t got = zip_source_read(target, out.data(), out.size());
  zip_source_close(target);
  if (got != static_cast<zip_int64_t>(out.size())) return fail(Error::Kind::internal, "cannot read the archive back");
  return out;
}

}  // namespace dh
