#include "search/volume_writer.h"

#include <algorithm>
#include <cstring>
#include <numeric>

#include "search/hash.h"
#include "search/varint.h"
#include "search/volume_format.h"

namespace dh::search {
namespace {

template <class T>
void put(std::string& out, const T& value) {
  out.append(reinterpret_cast<const char*>(&value), sizeof value);
}

void pad(std::string& out, std::uint64_t multiple) { out.resize(rounded_up(out.size(), multiple), '\0'); }

// The members, ascending.
void put_set(std::string& out, std::span<const std::uint16_t> members) {
  if (members.size() <= array_limit) {
    out.append(reinterpret_cast<const char*>(members.data()), members.size_bytes());
    return;
  }
  Bitmap bits{};
  for (const std::uint16_t one : members) bits[one / 64] |= std::uint64_t{1} << (one % 64);
  std::array<std::uint16_t, bitmap_words> ranks{};
  std::uint32_t before = 0;
  for (std::uint32_t word = 0; word < bitmap_words; ++word) {
    ranks[word] = static_cast<std::uint16_t>(before);
    before += static_cast<std::uint32_t>(std::popcount(bits[word]));
  }
  put(out, bits);
  put(out, ranks);
}

// Gathers the lists in the order of their names, then puts the head before them.
class VolumeBytes {
 public:
  void add(std::string_view name, std::uint32_t documents, std::string_view list) {
    pad(lists_, 8);
    records_.push_back({lists_.size(), hash64(list), static_cast<std::uint32_t>(list.size()), documents,
                        static_cast<std::uint32_t>(names_.size()), static_cast<std::uint32_t>(name.size())});
    names_ += name;
    lists_ += list;
  }

  std::string finish(Header head, std::string columns) {
    pad(columns, 8);
    std::memcpy(head.magic, volume_magic, sizeof volume_magic);
    head.version = volume_version;
    head.lists = static_cast<std::uint32_t>(records_.size());
    head.names_bytes = names_.size();
    std::string out(sizeof head, '\0');
    out += columns;
    const std::uint64_t lists_at = rounded_up(out.size() + records_.size() * sizeof(Record) + names_.size(), 8);
    out.reserve(lists_at + lists_.size());
    for (Record& one : records_) {
      one.at += lists_at;
      put(out, one);
    }
    out += names_;
    pad(out, 8);
    head.file_bytes = out.size() + lists_.size();
    head.head_hash = 0;
    const std::uint64_t seed = hash64({reinterpret_cast<const char*>(&head), sizeof head});
    head.head_hash = hash64(std::string_view(out).substr(sizeof head), seed);
    std::memcpy(out.data(), &head, sizeof head);
    out += lists_;
    return out;
  }

 private:
  std::vector<Record> records_;
  std::string names_, lists_;
};

Header header_of(VolumeKind kind, std::size_t documents, const Fingerprint& fingerprint) {
  Header head{};
  head.kind = static_cast<std::uint32_t>(kind);
  head.documents = static_cast<std::uint32_t>(documents);
  std::memcpy(head.fingerprint, fingerprint.data(), fingerprint.size());
  return head;
}

}  // namespace

void TextVolumeWriter::add(std::span<const std::string_view> parts) {
  const auto document = static_cast<std::uint16_t>(lengths_.size());
  std::uint32_t position = 0, count = 0;
  for (const std::string_view part : parts) {
    WordRange word;
    for (std::size_t at = 0; next_word(part, at, word); ++position, ++count) {
      const WordTable::Known known = words_.look_up(part.substr(word.start, word.end - word.start));
      tokens_.push_back({known.word, position, document, known.form});
    }
    position += words_between_parts;
  }
  lengths_.push_back(length_code(count));
  total_ += count;
}

// The tokens of one word, by document and position. Leaves the list's bytes in list_.
void TextVolumeWriter::append_list(std::uint32_t word, std::span<const Token> tokens) {
  const std::vector<std::string>& names = words_.forms(word);
  std::vector<std::uint32_t> uses(names.size());
  for (const Token& one : tokens) ++uses[one.form];
  // Frequent forms first; among equals by name, so that the bytes depend on the texts alone.
  std::vector<std::uint16_t> order(names.size());
  std::iota(order.begin(), order.end(), std::uint16_t{0});
  std::erase_if(order, [&](std::uint16_t form) { return uses[form] == 0; });
  std::sort(order.begin(), order.end(), [&](std::uint16_t a, std::uint16_t b) {
    return uses[a] != uses[b] ? uses[a] > uses[b] : names[a] < names[b];
  });
  std::vector<std::uint32_t> rank(names.size());
  std::string forms;
  for (std::uint32_t at = 0; at < order.size(); ++at) {
    rank[order[at]] = at;
    put_varint(forms, names[order[at]].size());
    forms += names[order[at]];
  }
  const auto form_bits = static_cast<std::uint32_t>(std::bit_width(order.size() - 1));

  std::vector<std::uint16_t> members;
  std::string told, skips, occurrences;
  for (std::size_t at = 0; at < tokens.size();) {
    const std::uint16_t document = tokens[at].document;
    if (members.size() % skip_every == 0) put(skips, static_cast<std::uint32_t>(occurrences.size()));
    members.push_back(document);
    std::size_t end = at;
    std::uint8_t which = 0;
    for (; end < tokens.size() && tokens[end].document == document; ++end)
      which |=
          rank[tokens[end].form] < told_forms ? static_cast<std::uint8_t>(1u << rank[tokens[end].form]) : other_forms;
    const std::uint64_t more = end - at - 1;
    told += static_cast<char>(static_cast<std::uint8_t>(std::min<std::uint64_t>(more, told_count) << 5 | which));
    if (more >= told_count) put_varint(occurrences, more - told_count);
    for (std::uint32_t before = 0; at < end; before = tokens[at++].position)
      put_varint(occurrences, std::uint64_t{tokens[at].position - before} << form_bits | rank[tokens[at].form]);
  }
  list_.clear();
  put(list_,
      ListHead{static_cast<std::uint32_t>(order.size()), static_cast<std::uint32_t>(forms.size()), form_bits, 0});
  put_set(list_, members);
  list_ += told;
  list_ += skips;
  list_ += forms;
  list_ += occurrences;
}

std::string TextVolumeWriter::finish(const Fingerprint& fingerprint) {
  // By word; a counting sort, which keeps the order of documents and positions within each.
  std::vector<std::uint32_t> ends(words_.words() + 1);
  for (const Token& one : tokens_) ++ends[one.word + 1];
  std::vector<std::uint32_t> used;
  for (std::uint32_t word = 0; word < words_.words(); ++word)
    if (ends[word + 1] != 0) used.push_back(word);
  std::partial_sum(ends.begin(), ends.end(), ends.begin());
  std::vector<std::uint32_t> next(ends.begin(), ends.end());
  std::vector<Token> sorted(tokens_.size());
  for (const Token& one : tokens_) sorted[next[one.word]++] = one;
  std::sort(used.begin(), used.end(),
            [this](std::uint32_t a, std::uint32_t b) { return words_.word(a) < words_.word(b); });
  VolumeBytes bytes;
  for (const std::uint32_t word : used) {
    append_list(word, std::span(sorted).subspan(ends[word], ends[word + 1] - ends[word]));
    const auto documents = static_cast<std::uint32_t>(
        1 + std::count_if(sorted.begin() + ends[word] + 1, sorted.begin() + ends[word + 1],
                          [](const Token& one) { return one.document != (&one - 1)->document; }));
    bytes.add(words_.word(word), documents, list_);
  }
  Header head = header_of(VolumeKind::text, lengths_.size(), fingerprint);
  head.words = total_;
  std::string out = bytes.finish(head, std::string(lengths_.begin(), lengths_.end()));
  tokens_.clear();
  lengths_.clear();
  total_ = 0;
  words_.forget_if_large();
  return out;
}

std::uint32_t FieldsVolumeWriter::list(std::string_view name) {
  const std::uint32_t number = names_.number(name);
  if (number == members_.size()) members_.emplace_back();
  return number;
}

void FieldsVolumeWriter::begin(std::uint32_t group) { groups_.push_back(group); }

void FieldsVolumeWriter::add(std::uint32_t list) {
  std::vector<std::uint16_t>& members = members_[list];
  const auto document = static_cast<std::uint16_t>(groups_.size() - 1);
  if (members.empty() || members.back() != document) members.push_back(document);
}

std::string FieldsVolumeWriter::finish(const Fingerprint& fingerprint, const Fingerprint& texts) {
  std::vector<std::uint32_t> order;
  for (std::uint32_t list = 0; list < members_.size(); ++list)
    if (!members_[list].empty()) order.push_back(list);
  std::sort(order.begin(), order.end(),
            [this](std::uint32_t a, std::uint32_t b) { return names_.name(a) < names_.name(b); });
  VolumeBytes bytes;
  std::string list;
  for (const std::uint32_t one : order) {
    list.clear();
    put_set(list, members_[one]);
    bytes.add(names_.name(one), static_cast<std::uint32_t>(members_[one].size()), list);
    members_[one].clear();
  }
  std::string groups(reinterpret_cast<const char*>(groups_.data()), groups_.size() * sizeof(std::uint32_t));
  Header head = header_of(VolumeKind::fields, groups_.size(), fingerprint);
  std::memcpy(head.companion, texts.data(), texts.size());
  std::string out = bytes.finish(head, std::move(groups));
  groups_.clear();
  return out;
}

}  // namespace dh::search
