#include "search/word_table.h"

#include <algorithm>

#include "search/hash.h"
#include "search/volume_format.h"

namespace dh::search {
namespace {

constexpr std::size_t longest_name = 120;         // bytes; what is longer goes by its beginning and a hash
constexpr std::uint32_t many_written = 1u << 21;  // different words as written: some 200 MB

std::string hex(std::uint64_t value) {
  std::string out;
  for (int shift = 60; shift >= 0; shift -= 4) out += "0123456789abcdef"[value >> shift & 15];
  return out;
}

}  // namespace

std::uint32_t NameTable::number(std::string_view name) {
  if ((names_.size() + 1) * 2 > slots_.size()) grow();
  const auto hash = static_cast<std::uint32_t>(hash64(name));
  const std::size_t mask = slots_.size() - 1;
  std::size_t at = hash & mask;
  for (; slots_[at].number != 0; at = (at + 1) & mask)
    if (slots_[at].hash == hash && names_[slots_[at].number - 1] == name) return slots_[at].number - 1;
  names_.emplace_back(name);
  slots_[at] = {hash, size()};
  return size() - 1;
}

void NameTable::grow() {
  std::vector<Slot> old(std::max<std::size_t>(1024, slots_.size() * 2));
  old.swap(slots_);
  const std::size_t mask = slots_.size() - 1;
  for (const Slot& one : old) {
    if (one.number == 0) continue;
    std::size_t at = one.hash & mask;
    while (slots_[at].number != 0) at = (at + 1) & mask;
    slots_[at] = one;
  }
}

void NameTable::clear() {
  slots_.clear();
  names_.clear();
}

std::string index_name(std::string word) {
  if (word.size() <= longest_name) return word;
  const std::string rest = hex(hash64(word, 1)) + hex(hash64(word, 2));
  word.resize(longest_name - rest.size());
  return word + rest;
}

FoldedWord indexed(std::string_view word) {
  FoldedWord folded = fold_word(word);
  return {index_name(std::move(folded.bare)), index_name(std::move(folded.exact))};
}

WordTable::Known WordTable::look_up(std::string_view written) {
  const std::uint32_t number = written_.number(written);
  if (number < known_.size()) return known_[number];
  const FoldedWord folded = indexed(written);
  Known known;
  known.word = words_.number(folded.bare);
  if (known.word == forms_.size()) forms_.emplace_back();
  std::vector<std::string>& forms = forms_[known.word];
  const auto at = std::find(forms.begin(), forms.end(), folded.exact);
  known.form = static_cast<std::uint16_t>(at - forms.begin());
  if (at == forms.end()) {
    if (forms.size() + 1 < max_forms)
      forms.push_back(folded.exact);
    else if (forms.size() + 1 == max_forms)
      forms.emplace_back();
    known.form = static_cast<std::uint16_t>(forms.size() - 1);
  }
  known_.push_back(known);
  return known;
}

void WordTable::forget_if_large() {
  if (written_.size() < many_written) return;
  written_.clear();
  words_.clear();
  known_.clear();
  forms_.clear();
}

}  // namespace dh::search
