// A volume as it is read: the bytes of a file that may be damaged or foreign. Nothing that is read leads outside them,
// and what does not hold is an Error, told when it is first asked for.
#pragma once

#include <atomic>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/mapped_file.h"
#include "base/result.h"
#include "search/doc_set.h"
#include "search/volume_format.h"

namespace dh::search {

// The texts that hold a word, and where in them.
struct TextList {
  SetView set;
  const std::uint8_t* told = nullptr;  // a byte a text: how often, in which forms (volume_format.h)
  const std::uint8_t* skips = nullptr;
  std::uint32_t form_bits = 0;
  std::vector<std::string_view> forms;
  std::string_view occurrences;
};

struct Occurrence {
  std::uint32_t position;  // in words from the beginning of the text
  std::uint32_t form;      // index into TextList::forms
};

// Reads the occurrences in one text after the other, places ascending.
class OccurrenceReader {
 public:
  explicit OccurrenceReader(const TextList& list) : list_(&list) {}
  // Of the text that is the place-th of the list. What cannot be read ends the list early.
  void read(std::uint32_t place, std::vector<Occurrence>& out);

 private:
  const TextList* list_;
  std::uint32_t next_ = 0;
  std::size_t at_ = 0;
};

class Volume {
 public:
  static Result<Volume> open(const std::filesystem::path& file, VolumeKind kind);
  static Result<Volume> from_bytes(std::string bytes, VolumeKind kind);

  std::uint32_t documents() const { return header().documents; }
  std::uint64_t words() const { return header().words; }
  std::string_view fingerprint() const;  // 32 bytes
  std::string_view companion() const;    // fields: of the texts that they belong to
  std::uint64_t bytes() const { return bytes_.size(); }
  std::uint8_t length(std::uint32_t document) const;  // texts: length_code
  std::uint32_t group(std::uint32_t document) const;  // fields

  // Lists by name; they are numbered in the order of their names.
  std::uint32_t lists() const { return header().lists; }
  std::optional<std::uint32_t> find(std::string_view name) const;
  std::uint32_t first_not_below(std::string_view name) const;
  std::string_view name(std::uint32_t list) const;
  std::uint32_t members(std::uint32_t list) const { return record(list).documents; }

  Result<SetView> set(std::uint32_t list) const;
  Result<TextList> text_list(std::uint32_t list) const;

 private:
  static Result<Volume> check(Volume volume, VolumeKind kind, const std::string& file);
  const Header& header() const { return *reinterpret_cast<const Header*>(bytes_.data()); }
  const Record& record(std::uint32_t list) const;
  Result<std::string_view> bytes_of(std::uint32_t list) const;
  Result<SetView> read_set(std::string_view& bytes, std::uint32_t members, bool trusted) const;
  tl::unexpected<Error> damaged(const std::string& what) const;

  std::string file_;
  std::unique_ptr<std::string> own_;
  std::optional<MappedFile> mapped_;
  std::string_view bytes_;
  std::uint64_t columns_at_ = 0, records_at_ = 0, names_at_ = 0, lists_at_ = 0;
  std::unique_ptr<std::atomic<bool>[]> verified_;  // a list's bytes are hashed and looked through once
};

}  // namespace dh::search
