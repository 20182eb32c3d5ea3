// The bytes of a search index, altered and sealed again with right hashes: whatever they say, no read leads
// outside them. Input: how many alterations (a byte), five bytes each (where, with what), then texts, one a line, of
// which the first is the query as well.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <string_view>

#include "search/hash.h"
#include "search/highlight.h"
#include "search/search.h"
#include "search/volume_writer.h"

namespace {

using namespace dh::search;

void seal(std::string& bytes, std::uint64_t column) {
  if (bytes.size() < sizeof(Header)) return;
  Header head;
  std::memcpy(&head, bytes.data(), sizeof head);
  const std::uint64_t records = sizeof(Header) + rounded_up(head.documents * column, 8);
  const std::uint64_t names = records + std::uint64_t{head.lists} * sizeof(Record);
  if (names > bytes.size() || head.names_bytes > bytes.size() - names) return;
  const std::uint64_t lists = rounded_up(names + head.names_bytes, 8);
  if (lists > bytes.size()) return;
  for (std::uint32_t list = 0; list < head.lists; ++list) {
    Record record;
    char* const at = bytes.data() + records + list * sizeof(Record);
    std::memcpy(&record, at, sizeof record);
    if (record.at > bytes.size() || record.bytes > bytes.size() - record.at) continue;
    record.hash = hash64(std::string_view(bytes).substr(record.at, record.bytes));
    std::memcpy(at, &record, sizeof record);
  }
  head.head_hash = 0;
  const std::uint64_t seed = hash64({reinterpret_cast<const char*>(&head), sizeof head});
  head.head_hash = hash64(std::string_view(bytes).substr(sizeof head, lists - sizeof head), seed);
  std::memcpy(bytes.data(), &head, sizeof head);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::string_view input(reinterpret_cast<const char*>(data), size);
  if (input.empty() || input.size() > 20'000) return 0;
  const std::size_t alterations =
      std::min<std::size_t>(static_cast<unsigned char>(input[0]) % 16, (input.size() - 1) / 5);
  const std::string_view altering = input.substr(1, alterations * 5);
  std::string_view lines = input.substr(1 + alterations * 5);
  const std::string_view first = lines.substr(0, lines.find('\n'));

  TextVolumeWriter texts;
  FieldsVolumeWriter fields;
  while (!lines.empty()) {
    const std::string_view line = lines.substr(0, lines.find('\n'));
    lines.remove_prefix(std::min(lines.size(), line.size() + 1));
    // One short line may stand for many texts, so that bitmaps are made as well.
    const bool many = line.starts_with('*') && line.size() < 20 && texts.documents() < array_limit;
    for (int copy = 0; copy < (many ? 4'200 : 1) && texts.documents() < volume_size; ++copy) {
      texts.add({&line, 1});
      fields.begin(static_cast<std::uint32_t>(copy));
      fields.add(fields.list(live_list));
      fields.add(fields.list("unit=a"));
    }
  }
  std::string text_bytes = texts.finish({1}), field_bytes = fields.finish({2}, {1});
  for (std::size_t at = 0; at + 5 <= altering.size(); at += 5) {
    std::uint32_t where;
    std::memcpy(&where, altering.data() + at, sizeof where);
    std::string& bytes = where % 4 == 0 ? field_bytes : text_bytes;
    bytes[where / 4 % bytes.size()] = altering[at + 4];
  }
  seal(text_bytes, sizeof(std::uint8_t));
  seal(field_bytes, sizeof(std::uint32_t));
  auto text = Volume::from_bytes(std::move(text_bytes), VolumeKind::text);
  auto field = Volume::from_bytes(std::move(field_bytes), VolumeKind::fields);
  const auto query = parse_query(first);
  if (query) (void)highlights(first, *query);
  if (!text || !field) return 0;
  Index index;
  index.texts.push_back(std::move(*text));
  index.fields.push_back(std::move(*field));
  if (query) {
    (void)search(index, *query, {10, false});
    (void)search(index, *query, {10, true});
  }
  for (std::uint32_t list = 0; list < index.texts[0].lists(); ++list) {
    const auto read = index.texts[0].text_list(list);
    if (!read) continue;
    OccurrenceReader reader(*read);
    std::vector<Occurrence> found;
    for (std::uint32_t place = 0; place < std::min(read->set.count, 40u); ++place) reader.read(place, found);
  }
  return 0;
}
