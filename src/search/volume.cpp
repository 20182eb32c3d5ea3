#include "search/volume.h"

#include <algorithm>
#include <cstring>

#include "search/hash.h"
#include "search/varint.h"

namespace dh::search {
namespace {

template <class T>
T load(const void* from) {
  T value;
  std::memcpy(&value, from, sizeof value);
  return value;
}

bool ascends(const SetView& set, std::uint32_t documents) {
  for (std::uint32_t at = 1; at < set.count; ++at)
    if (set.array[at - 1] >= set.array[at]) return false;
  return set.count == 0 || set.array[set.count - 1] < documents;
}

bool counts_hold(const SetView& set, std::uint32_t documents) {
  std::uint32_t members = 0;
  for (std::uint32_t word = 0; word < bitmap_words; ++word) {
    if (set.ranks[word] != members) return false;
    const std::uint64_t allowed = word * 64 >= documents        ? 0
                                  : documents - word * 64 >= 64 ? ~std::uint64_t{0}
                                                                : (std::uint64_t{1} << (documents - word * 64)) - 1;
    if ((set.bits[word] & ~allowed) != 0) return false;
    members += static_cast<std::uint32_t>(std::popcount(set.bits[word]));
  }
  return members == set.count;
}

}  // namespace

void OccurrenceReader::read(std::uint32_t place, std::vector<Occurrence>& out) {
  out.clear();
  if (place < next_ || place / skip_every > next_ / skip_every) {
    next_ = place / skip_every * skip_every;
    at_ = load<std::uint32_t>(list_->skips + place / skip_every * sizeof(std::uint32_t));
  }
  for (; next_ <= place; ++next_) {
    out.clear();
    std::uint64_t count = static_cast<std::uint64_t>(list_->told[next_] >> 5), more = 0;
    if (count >= told_count) {
      if (!take_varint(list_->occurrences, at_, more)) return;
      count += more;
    }
    std::uint64_t position = 0, step = 0;
    for (std::uint64_t at = 0; at <= count; ++at) {
      if (!take_varint(list_->occurrences, at_, step)) return;
      position += step >> list_->form_bits;
      out.push_back({static_cast<std::uint32_t>(position),
                     static_cast<std::uint32_t>(step & ((std::uint64_t{1} << list_->form_bits) - 1))});
    }
  }
}

tl::unexpected<Error> Volume::damaged(const std::string& what) const {
  return fail(Error::Kind::bad_input, "the search index is damaged: " + what, file_);
}

Result<Volume> Volume::open(const std::filesystem::path& file, VolumeKind kind) {
  Volume volume;
  volume.mapped_ = TRY(MappedFile::open(file));
  volume.bytes_ = volume.mapped_->bytes();
  return check(std::move(volume), kind, file.string());
}

Result<Volume> Volume::from_bytes(std::string bytes, VolumeKind kind) {
  Volume volume;
  volume.own_ = std::make_unique<std::string>(std::move(bytes));
  volume.bytes_ = *volume.own_;
  return check(std::move(volume), kind, {});
}

Result<Volume> Volume::check(Volume volume, VolumeKind kind, const std::string& file) {
  volume.file_ = file;
  const std::uint64_t size = volume.bytes_.size();
  if (size < sizeof(Header)) return volume.damaged("it ends within its header");
  Header head = volume.header();
  if (std::memcmp(head.magic, volume_magic, sizeof volume_magic) != 0) return volume.damaged("not an index");
  if (head.version != volume_version) return volume.damaged("of another version of the program");
  if (head.kind != static_cast<std::uint32_t>(kind)) return volume.damaged("of another kind");
  if (head.file_bytes != size) return volume.damaged("its size is not what it says");
  if (head.documents > volume_size) return volume.damaged("too many texts");
  const std::uint64_t column = kind == VolumeKind::text ? sizeof(std::uint8_t) : sizeof(std::uint32_t);
  volume.columns_at_ = sizeof(Header);
  volume.records_at_ = volume.columns_at_ + rounded_up(head.documents * column, 8);
  volume.names_at_ = volume.records_at_ + std::uint64_t{head.lists} * sizeof(Record);
  if (volume.names_at_ > size || head.names_bytes > size - volume.names_at_)
    return volume.damaged("its lists of names");
  volume.lists_at_ = rounded_up(volume.names_at_ + head.names_bytes, 8);
  if (volume.lists_at_ > size) return volume.damaged("its lists of names");
  const std::uint64_t told = head.head_hash;
  head.head_hash = 0;
  const std::uint64_t seed = hash64({reinterpret_cast<const char*>(&head), sizeof head});
  if (hash64(volume.bytes_.substr(sizeof head, volume.lists_at_ - sizeof head), seed) != told)
    return volume.damaged("its head is not what was written");
  std::string_view before;
  for (std::uint32_t list = 0; list < head.lists; ++list) {
    const Record& one = volume.record(list);
    if (one.name_at > head.names_bytes || one.name_bytes > head.names_bytes - one.name_at)
      return volume.damaged("a name lies outside");
    if (one.at % 8 != 0 || one.at < volume.lists_at_ || one.at > size || one.bytes > size - one.at)
      return volume.damaged("a list lies outside");
    if (one.documents > head.documents) return volume.damaged("a list is too long");
    if (list > 0 && volume.name(list) <= before) return volume.damaged("its names are out of order");
    before = volume.name(list);
  }
  volume.verified_ = std::make_unique<std::atomic<bool>[]>(head.lists);
  return volume;
}

std::string_view Volume::fingerprint() const {
  return {reinterpret_cast<const char*>(header().fingerprint), sizeof header().fingerprint};
}

std::string_view Volume::companion() const {
  return {reinterpret_cast<const char*>(header().companion), sizeof header().companion};
}

std::uint8_t Volume::length(std::uint32_t document) const {
  return document < documents() ? static_cast<std::uint8_t>(bytes_[columns_at_ + document]) : 0;
}

std::uint32_t Volume::group(std::uint32_t document) const {
  if (document >= documents()) return 0;
  return load<std::uint32_t>(bytes_.data() + columns_at_ + std::uint64_t{document} * sizeof(std::uint32_t));
}

const Record& Volume::record(std::uint32_t list) const {
  return reinterpret_cast<const Record*>(bytes_.data() + records_at_)[list];
}

std::string_view Volume::name(std::uint32_t list) const {
  return bytes_.substr(names_at_ + record(list).name_at, record(list).name_bytes);
}

std::uint32_t Volume::first_not_below(std::string_view wanted) const {
  std::uint32_t low = 0, high = lists();
  while (low < high) {
    const std::uint32_t middle = low + (high - low) / 2;
    if (name(middle) < wanted)
      low = middle + 1;
    else
      high = middle;
  }
  return low;
}

std::optional<std::uint32_t> Volume::find(std::string_view wanted) const {
  const std::uint32_t at = first_not_below(wanted);
  if (at < lists() && name(at) == wanted) return at;
  return std::nullopt;
}

Result<std::string_view> Volume::bytes_of(std::uint32_t list) const {
  const Record& one = record(list);
  const std::string_view bytes = bytes_.substr(one.at, one.bytes);
  if (!verified_[list].load(std::memory_order_relaxed) && hash64(bytes) != one.hash)
    return damaged("a list is not what was written");
  return bytes;
}

Result<SetView> Volume::read_set(std::string_view& bytes, std::uint32_t members, bool trusted) const {
  SetView set;
  set.count = members;
  const std::uint64_t size = set_bytes(members);
  if (bytes.size() < size) return damaged("a list ends early");
  if (members > array_limit) {
    set.bits = reinterpret_cast<const std::uint64_t*>(bytes.data());
    set.ranks = reinterpret_cast<const std::uint16_t*>(bytes.data() + bitmap_words * sizeof(std::uint64_t));
    if (!trusted && !counts_hold(set, documents())) return damaged("a set has other members than it says");
  } else {
    set.array = reinterpret_cast<const std::uint16_t*>(bytes.data());
    if (!trusted && !ascends(set, documents())) return damaged("a set is out of order");
  }
  bytes.remove_prefix(size);
  return set;
}

Result<SetView> Volume::set(std::uint32_t list) const {
  std::string_view bytes = TRY(bytes_of(list));
  const bool trusted = verified_[list].load(std::memory_order_relaxed);
  const SetView set = TRY(read_set(bytes, record(list).documents, trusted));
  verified_[list].store(true, std::memory_order_relaxed);
  return set;
}

Result<TextList> Volume::text_list(std::uint32_t list) const {
  std::string_view bytes = TRY(bytes_of(list));
  const bool trusted = verified_[list].load(std::memory_order_relaxed);
  if (bytes.size() < sizeof(ListHead)) return damaged("a list ends early");
  const auto head = load<ListHead>(bytes.data());
  bytes.remove_prefix(sizeof(ListHead));
  TextList out;
  out.set = TRY(read_set(bytes, record(list).documents, trusted));
  const std::uint64_t members = out.set.count;
  const std::uint64_t skips = rounded_up(members, skip_every) / skip_every * sizeof(std::uint32_t);
  if (bytes.size() < members + skips || bytes.size() - members - skips < head.forms_bytes)
    return damaged("a list ends early");
  out.told = reinterpret_cast<const std::uint8_t*>(bytes.data());
  out.skips = out.told + members;
  const std::string_view forms = bytes.substr(members + skips, head.forms_bytes);
  out.occurrences = bytes.substr(members + skips + head.forms_bytes);
  if (head.forms > max_forms || head.form_bits > 12) return damaged("too many forms of a word");
  out.form_bits = head.form_bits;
  out.forms.reserve(head.forms);
  std::uint64_t length = 0;
  for (std::size_t at = 0; out.forms.size() < head.forms; at += length) {
    if (!take_varint(forms, at, length) || length > forms.size() - at) return damaged("a form of a word ends early");
    out.forms.push_back(forms.substr(at, length));
  }
  for (std::uint64_t at = 0; !trusted && at < skips; at += sizeof(std::uint32_t))
    if (load<std::uint32_t>(out.skips + at) > out.occurrences.size()) return damaged("occurrences lie outside");
  verified_[list].store(true, std::memory_order_relaxed);
  return out;
}

}  // namespace dh::search
