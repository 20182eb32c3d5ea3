#include "app/search_index.h"

#include <ctime>
#include <functional>

#include "app/search_fields.h"
#include "base/crypto.h"
#include "base/files.h"
#include "search/hash.h"
#include "search/volume_writer.h"

namespace dh::app {
namespace {

namespace fs = std::filesystem;
using search::Fingerprint;
using search::Volume;
using search::volume_size;
using search::VolumeKind;

// Raise it when the same store gives other lists than before (search_fields.cpp, text/words.cpp).
constexpr const char* lists_version = "1";

Fingerprint fingerprint_of(const std::string& what) {
  const std::string hex = sha256_hex(lists_version + ('\n' + what));
  Fingerprint bytes{};
  for (std::size_t at = 0; at < bytes.size(); ++at)
    bytes[at] = static_cast<std::uint8_t>(std::stoi(hex.substr(2 * at, 2), nullptr, 16));
  return bytes;
}

std::string_view view(const Fingerprint& bytes) { return {reinterpret_cast<const char*>(bytes.data()), bytes.size()}; }

// Days depend on where the office is (local_day).
Fingerprint state_fingerprint(const std::string& state) {
  const std::time_t now = std::time(nullptr);
  std::tm here{};
  ::localtime_r(&now, &here);
  return fingerprint_of("state " + state + " " + std::to_string(here.tm_gmtoff));
}

// The texts of a volume: each id and what stands apart from its text, in order.
class TextsHash {
 public:
  void add(std::string_view id, std::string_view more) {
    hash_ = search::hash64(more, search::hash64(id, hash_));
    ++count_;
  }
  Fingerprint finish() {
    const Fingerprint fingerprint = fingerprint_of("texts " + std::to_string(count_) + " " + std::to_string(hash_));
    hash_ = count_ = 0;
    return fingerprint;
  }

 private:
  std::uint64_t hash_ = 0, count_ = 0;
};

fs::path folder_of(const store::WorkspaceStore& store) { return store.directory() / "search"; }

// The two files of one volume of "opinions" or "drafts".
struct VolumeFiles {
  fs::path text, fields;
  VolumeFiles(const store::WorkspaceStore& store, const std::string& name, std::size_t number) {
    std::string digits = std::to_string(number);
    digits.insert(0, 5 - std::min<std::size_t>(5, digits.size()), '0');
    text = folder_of(store) / (name + '-' + digits + ".text");
    fields = folder_of(store) / (name + '-' + digits + ".fields");
  }
};

Status make_folder(const store::WorkspaceStore& store) {
  std::error_code fault;
  if (fs::create_directories(folder_of(store), fault)) fs::permissions(folder_of(store), fs::perms::owner_all, fault);
  if (fault) return fail(Error::Kind::io, "cannot make the directory: " + fault.message(), folder_of(store).string());
  return {};
}

// The index as it lies on disk, if it is of this state and whole.
std::optional<search::Index> current_index(const store::WorkspaceStore& store, const std::string& name,
                                           std::uint64_t documents, const Fingerprint& state) {
  search::Index index;
  for (std::size_t number = 0; number * volume_size < documents; ++number) {
    const VolumeFiles files(store, name, number);
    Result<Volume> text = Volume::open(files.text, VolumeKind::text);
    Result<Volume> fields = Volume::open(files.fields, VolumeKind::fields);
    const std::uint64_t expected = std::min<std::uint64_t>(volume_size, documents - number * volume_size);
    if (!text || !fields || fields->fingerprint() != view(state) || fields->companion() != text->fingerprint() ||
        text->documents() != expected || fields->documents() != expected)
      return std::nullopt;
    index.texts.push_back(std::move(*text));
    index.fields.push_back(std::move(*fields));
  }
  return index;
}

bool has_fingerprint(const fs::path& file, const Fingerprint& fingerprint) {
  const Result<Volume> volume = Volume::open(file, VolumeKind::text);
  return volume && volume->fingerprint() == view(fingerprint);
}

// Writes the text volume of the opinions with the numbers (first, first + count].
Status write_texts(const store::WorkspaceStore& store, search::TextVolumeWriter& writer, std::int64_t first,
                   std::uint32_t count, const Fingerprint& fingerprint, const fs::path& file) {
  const auto add = [&](std::int64_t number, std::string_view text, std::string_view argument) -> Status {
    while (writer.documents() < static_cast<std::uint64_t>(number - first - 1)) writer.add({});
    const bool apart = !argument.empty() && text.find(argument) == std::string_view::npos;
    const std::string_view parts[] = {text, argument};
    writer.add(std::span(parts).first(apart ? 2 : 1));
    return {};
  };
  TRY(store.visit_opinion_texts(first + 1, first + count, add));
  while (writer.documents() < count) writer.add({});
  return write_file(file, writer.finish(fingerprint));
}

Status make_index_of_opinions(const store::WorkspaceStore& store, const Consultation& consultation, std::int64_t last,
                              const Fingerprint& state, const Progress& progress) {
  TRY(make_folder(store));
  search::TextVolumeWriter texts;
  search::FieldsVolumeWriter fields;
  SearchFields adding(consultation, fields);
  TextsHash hash;
  std::size_t number = 0;
  const auto close = [&]() -> Status {
    const VolumeFiles files(store, "opinions", number);
    const Fingerprint of_texts = hash.finish();
    if (!has_fingerprint(files.text, of_texts))
      TRY(write_texts(store, texts, static_cast<std::int64_t>(number * volume_size), fields.documents(), of_texts,
                      files.text));
    TRY(write_file(files.fields, fields.finish(state, of_texts)));
    ++number;
    tell(progress, "index", number * volume_size, static_cast<std::size_t>(last));
    return {};
  };
  const auto add = [&](const store::OpinionRow& row) -> Status {
    // A number that was never given leaves an empty place.
    while (number * volume_size + fields.documents() + 1 < static_cast<std::uint64_t>(row.number)) {
      fields.begin(~std::uint32_t{0});
      hash.add({}, {});
      if (fields.documents() == volume_size) TRY(close());
    }
    adding.add_opinion(row);
    hash.add(row.id, row.argument);
    if (fields.documents() == volume_size) TRY(close());
    return {};
  };
  TRY(store.visit_opinion_rows(add));
  if (fields.documents() > 0) TRY(close());
  return {};
}

Status make_index_of_drafts(const store::WorkspaceStore& store, const Consultation& consultation,
                            const Fingerprint& state) {
  TRY(make_folder(store));
  search::TextVolumeWriter texts;
  search::FieldsVolumeWriter fields;
  SearchFields adding(consultation, fields);
  TextsHash hash;
  std::size_t number = 0;
  const auto close = [&]() -> Status {
    const VolumeFiles files(store, "drafts", number++);
    const Fingerprint of_texts = hash.finish();
    TRY(write_file(files.text, texts.finish(of_texts)));
    return write_file(files.fields, fields.finish(state, of_texts));
  };
  for (const Draft& draft : consultation.drafts) {
    for (std::size_t block = 0; block < draft.blocks.size(); ++block) {
      const std::string_view text = draft.blocks[block].text;
      texts.add({&text, 1});
      adding.add_block(draft, static_cast<int>(block));
      hash.add(text, {});
      if (fields.documents() == volume_size) TRY(close());
    }
  }
  if (fields.documents() > 0) TRY(close());
  return {};
}

// Another process may be writing the index of a later state meanwhile: then we make ours once more.
template <class Make>
Result<search::Index> index_in_state(const store::WorkspaceStore& store, const std::string& name,
                                     std::uint64_t documents, const Make& make) {
  const Fingerprint state = state_fingerprint(TRY(store.state()));
  for (int attempt = 0; attempt < 5; ++attempt) {
    if (std::optional<search::Index> index = current_index(store, name, documents, state)) return std::move(*index);
    TRY(make(state));
  }
  return fail(Error::Kind::io, "the search index is being written by others all the time", folder_of(store).string());
}

}  // namespace

Result<search::Index> index_of_opinions(const store::WorkspaceStore& store, const Consultation& consultation,
                                        const Progress& progress) {
  const std::int64_t last = TRY(store.last_opinion_number());
  return index_in_state(store, "opinions", static_cast<std::uint64_t>(last), [&](const Fingerprint& state) {
    return make_index_of_opinions(store, consultation, last, state, progress);
  });
}

Result<search::Index> index_of_drafts(const store::WorkspaceStore& store, const Consultation& consultation) {
  std::uint64_t blocks = 0;
  for (const Draft& draft : consultation.drafts) blocks += draft.blocks.size();
  return index_in_state(store, "drafts", blocks,
                        [&](const Fingerprint& state) { return make_index_of_drafts(store, consultation, state); });
}

void forget_search_index(const store::WorkspaceStore& store) {
  std::error_code ignored;
  fs::remove_all(folder_of(store), ignored);
}

}  // namespace dh::app
