// The bytes of a volume: up to 65,536 texts or the fields of as many. Little-endian, in this order:
//
//   Header
//   columns    texts: a byte a text, its length in words (length_code); fields: four bytes, the number of its group
//   Record     one a list, sorted by name
//   names      of the lists, one after the other
//   lists      each begins at a multiple of 8
//
// A list of a fields volume is a set: `array_limit` members or fewer as sorted 16-bit numbers, else 1,024 64-bit words
// and 1,024 16-bit counts of the members before each word. A list of a text volume is
//
//   ListHead, the set of texts that hold the word, then
//   a byte a text: how often less one, at most 7, in the upper three bits; below, which forms of it are there,
//     the four most frequent a bit each and one bit for all others
//   four bytes every `skip_every` texts: where its occurrences begin
//   the forms: the length of each as a varint, and its bytes
//   the occurrences, text by text: the count less 8 as a varint if 7 stands above, then for each a varint of
//     (words since the one before) << form_bits | number of the form
//
// Everything before the lists has one hash, in the header; each list has its own, in its record. What is derived from
// the store is never repaired: a volume that does not hold what it should is made again.
#pragma once

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdint>

#include "search/doc_set.h"

namespace dh::search {

static_assert(std::endian::native == std::endian::little, "volumes are mapped as they lie");

inline constexpr char volume_magic[8] = {'D', 'H', 'S', 'E', 'A', 'R', 'C', 'H'};
inline constexpr std::uint32_t volume_version = 1;
enum class VolumeKind : std::uint32_t { text = 1, fields = 2 };

struct Header {
  char magic[8];
  std::uint32_t version;
  std::uint32_t kind;
  std::uint32_t documents;  // numbers below this may be members of lists
  std::uint32_t lists;
  std::uint64_t words;  // of all texts together
  std::uint64_t names_bytes;
  std::uint64_t file_bytes;
  std::uint8_t fingerprint[32];  // of what it was made from
  std::uint8_t companion[32];    // fields: the fingerprint of the texts that they belong to
  std::uint64_t head_hash;       // of everything before the lists, with zero here
};
static_assert(sizeof(Header) == 120);

struct Record {
  std::uint64_t at;    // from the beginning of the file
  std::uint64_t hash;  // of the list's bytes
  std::uint32_t bytes;
  std::uint32_t documents;  // members of the set
  std::uint32_t name_at;    // from the beginning of the names
  std::uint32_t name_bytes;
};
static_assert(sizeof(Record) == 32);

struct ListHead {
  std::uint32_t forms;
  std::uint32_t forms_bytes;
  std::uint32_t form_bits;
  std::uint32_t reserved;
};
static_assert(sizeof(ListHead) == 16);

inline constexpr std::uint32_t skip_every = 16;
inline constexpr std::uint32_t told_forms = 4;  // forms with a bit of their own
inline constexpr std::uint8_t other_forms = 1u << told_forms;
inline constexpr std::uint32_t told_count = 7;     // "how often less one", when it is this or more
inline constexpr std::uint32_t max_forms = 4'096;  // of one word in one volume; later ones count as the last

inline constexpr std::uint64_t bitmap_bytes = bitmap_words * (sizeof(std::uint64_t) + sizeof(std::uint16_t));
inline std::uint64_t set_bytes(std::uint32_t members) {
  return members > array_limit ? bitmap_bytes : members * sizeof(std::uint16_t);
}
inline std::uint64_t rounded_up(std::uint64_t bytes, std::uint64_t multiple) {
  return (bytes + multiple - 1) / multiple * multiple;
}

// A length in one byte: exact below 128, then in steps of a sixteenth of an octave.
inline std::uint8_t length_code(std::uint64_t words) {
  if (words < 128) return static_cast<std::uint8_t>(words);
  const double steps = 16 * std::log2(static_cast<double>(words) / 128);
  return static_cast<std::uint8_t>(128 + std::min(127, static_cast<int>(steps)));
}
inline double length_of(std::uint8_t code) { return code < 128 ? code : 128 * std::exp2((code - 128 + 0.5) / 16); }

}  // namespace dh::search
