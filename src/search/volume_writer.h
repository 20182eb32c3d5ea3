// Makes the bytes of volumes (volume_format.h): of texts, and of the fields that they are filtered by.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "search/word_table.h"

namespace dh::search {

using Fingerprint = std::array<std::uint8_t, 32>;  // SHA-256 of what tells one state of the store from another

// Words that stand in different parts of one text are never neighbours.
inline constexpr std::uint32_t words_between_parts = 1'000;

// One after the other, at most volume_size texts each; what is known of words is kept from volume to volume.
class TextVolumeWriter {
 public:
  // The next text, in parts: what was said, then reasons that stand apart from it. Numbers count from 0.
  void add(std::span<const std::string_view> parts);
  std::uint32_t documents() const { return static_cast<std::uint32_t>(lengths_.size()); }
  std::string finish(const Fingerprint& fingerprint);  // and begins the next

 private:
  struct Token {
    std::uint32_t word;
    std::uint32_t position;
    std::uint16_t document;
    std::uint16_t form;
  };
  WordTable words_;
  std::vector<Token> tokens_;
  std::vector<std::uint8_t> lengths_;
  std::uint64_t total_ = 0;
  std::string list_;

  void append_list(std::uint32_t word, std::span<const Token> tokens);
};

class FieldsVolumeWriter {
 public:
  std::uint32_t list(std::string_view name);  // its number, for `add`
  void begin(std::uint32_t group);            // the next text; numbers count from 0
  void add(std::uint32_t list);               // it is a member
  std::uint32_t documents() const { return static_cast<std::uint32_t>(groups_.size()); }
  // And begins the next; the numbers of lists stay. `texts`: the fingerprint of the text volume that they belong to.
  std::string finish(const Fingerprint& fingerprint, const Fingerprint& texts);

 private:
  NameTable names_;
  std::vector<std::vector<std::uint16_t>> members_;
  std::vector<std::uint32_t> groups_;
};

}  // namespace dh::search
