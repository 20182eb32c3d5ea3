#include "alike/turns.h"

#include <algorithm>
#include <array>
#include <cstring>

namespace dh::alike {
namespace {

constexpr std::uint64_t packed(std::string_view word) {
  std::uint64_t out = 0;
  for (std::size_t i = 0; i < word.size() && i < 8; ++i) out |= std::uint64_t{static_cast<unsigned char>(word[i])} << 8 * i;
  return out;
}

// A set of short words, looked up by their packed form.
class WordSet {
 public:
  template <std::size_t N>
  explicit WordSet(const std::array<std::string_view, N>& words) {
    for (const std::string_view word : words) {
      std::size_t at = slot(packed(word));
      while (slots_[at] != 0 && slots_[at] != packed(word)) at = (at + 1) % slots_.size();
      slots_[at] = packed(word);
    }
  }
  bool holds(std::uint64_t word) const {
    std::size_t at = slot(word);
    while (slots_[at] != 0 && slots_[at] != word) at = (at + 1) % slots_.size();
    return slots_[at] != 0;
  }

 private:
  static std::size_t slot(std::uint64_t word) { return word * 0x9E3779B97F4A7C15u >> 54; }
  std::array<std::uint64_t, 1024> slots_{};
};

constexpr std::array<std::string_view, 5> negations = {"khong", "ko", "chua", "chang", "khg"};

// Words of direction and their opposites; the first word stands for phrases as "phản đối" and "thu hẹp".
constexpr std::array<std::array<std::string_view, 2>, 34> opposites = {{
    {"tang", "giam"}, {"tang", "ha"}, {"nang", "ha"}, {"nang", "giam"}, {"them", "bot"}, {"them", "bo"}, {"them", "xoa"}, {"giu", "bo"},
    {"giu", "xoa"}, {"mo", "dong"}, {"mo", "thu"}, {"rong", "hep"}, {"cao", "thap"}, {"nhieu", "it"}, {"truoc", "sau"}, {"tren", "duoi"},
    {"trong", "ngoai"}, {"da", "thieu"}, {"som", "muon"}, {"dai", "ngan"}, {"dong", "phan"}, {"ung", "phan"}, {"tan", "phan"}, {"hon", "kem"},
    {"nhanh", "cham"}, {"lon", "nho"}, {"manh", "yeu"}, {"cong", "tru"}, {"bat", "tu"}, {"phep", "cam"}, {"nen", "cam"}, {"dung", "sai"},
    {"tot", "xau"}, {"duoc", "cam"},
}};

// What makes a number beside it a figure that is asked for: a unit after it, a label before it.
constexpr std::array<std::string_view, 33> units = {"phan", "tram", "nghin", "ngan", "trieu", "ty", "ti", "dong", "nam", "thang", "ngay",
                                                    "gio", "tuan", "nguoi", "ho", "tuoi", "lan", "km", "ha", "met", "m2", "kg", "tan",
                                                    "diem", "suat", "phut", "quy", "dam", "truong", "xa", "cap", "bac", "lop"};
constexpr std::array<std::string_view, 22> labels = {"dieu", "khoan", "muc", "chuong", "phan", "trang", "dong", "diem", "bang", "nhom", "so",
                                                     "nam", "thang", "ngay", "quy", "doan", "thu", "bai", "buoc", "cau", "tap", "phuong"};

constexpr auto directions = [] {
  std::array<std::string_view, 2 * opposites.size()> out;
  for (std::size_t i = 0; i < opposites.size(); ++i) {
    out[2 * i] = opposites[i][0];
    out[2 * i + 1] = opposites[i][1];
  }
  return out;
}();

const WordSet& negation_set() {
  static const WordSet set(negations);
  return set;
}
const WordSet& direction_set() {
  static const WordSet set(directions);
  return set;
}
const WordSet& unit_set() {
  static const WordSet set(units);
  return set;
}
const WordSet& label_set() {
  static const WordSet set(labels);
  return set;
}

bool are_opposites(std::uint64_t one, std::uint64_t other) {
  return std::ranges::any_of(opposites, [&](const auto& pair) {
    return (packed(pair[0]) == one && packed(pair[1]) == other) || (packed(pair[0]) == other && packed(pair[1]) == one);
  });
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::uint64_t stirred(std::uint64_t value) {
  value = (value ^ value >> 32) * 0xD6E8FEB86659FD93u;
  value = (value ^ value >> 32) * 0xD6E8FEB86659FD93u;
  return value ^ value >> 32;
}

// The eight bytes at `at`, those from `length` on zero; all must be readable.
std::uint64_t packed_at(const char* at, std::size_t length) {
  std::uint64_t bytes;
  std::memcpy(&bytes, at, 8);
  return length >= 8 ? bytes : bytes & ((std::uint64_t{1} << 8 * length) - 1);
}

// How many letters have to be added, left out, changed or swapped with their neighbour (optimal string alignment);
// `most` + 1 when it is more than `most`.
std::size_t slips_between(std::string_view one, std::string_view other, std::size_t most) {
  constexpr std::size_t longest = 64;
  const std::size_t gap = one.size() > other.size() ? one.size() - other.size() : other.size() - one.size();
  if (gap > most || one.size() > longest || other.size() > longest) return most + 1;
  std::array<std::array<std::uint8_t, longest + 1>, 3> rows;
  for (std::size_t j = 0; j <= other.size(); ++j) rows[0][j] = static_cast<std::uint8_t>(j);
  for (std::size_t i = 1; i <= one.size(); ++i) {
    auto& row = rows[i % 3];
    const auto& above = rows[(i + 2) % 3];
    row[0] = static_cast<std::uint8_t>(i);
    for (std::size_t j = 1; j <= other.size(); ++j) {
      unsigned best = std::min({above[j] + 1u, row[j - 1] + 1u, above[j - 1] + (one[i - 1] != other[j - 1] ? 1u : 0u)});
      if (i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1]) best = std::min(best, rows[(i + 1) % 3][j - 2] + 1u);
      row[j] = static_cast<std::uint8_t>(best);
    }
  }
  return std::min<std::size_t>(rows[one.size() % 3][other.size()], most + 1);
}

}  // namespace

std::uint64_t turning_words(std::string_view wording) {
  const WordSet& negation = negation_set();
  const WordSet& direction = direction_set();
  std::uint64_t sum = 0, before = 0, owed = 0;  // owed: of the turning word whose next word is still to come
  for (std::size_t at = 1; at < wording.size();) {
    const auto* const end = static_cast<const char*>(std::memchr(wording.data() + at, ' ', wording.size() - at));
    const auto length = static_cast<std::size_t>(end - wording.data()) - at;
    const std::uint64_t word = packed_at(wording.data() + at, length);
    if (owed != 0) sum += stirred(owed + word);
    owed = 0;
    const char first = wording[at];
    if (is_digit(first) || negation.holds(word))
      owed = stirred(before * 3 + word + length);
    else if (direction.holds(word))
      owed = stirred(word);
    before = word;
    at += length + 1;
  }
  if (owed != 0) sum += stirred(owed);
  return sum;
}

void Turns::split(std::string_view wording, std::vector<Word>& out) {
  out.clear();
  for (std::size_t at = 1; at < wording.size();) {
    const std::size_t end = wording.find(' ', at);
    const std::string_view text = wording.substr(at, end - at);
    const std::uint64_t word = packed(text);
    out.push_back({text, word, is_digit(text[0]), negation_set().holds(word)});
    at = end + 1;
  }
}

// What stays of both between what they have in common at their beginning and end, and in there the longest common
// subsequence of words.
void Turns::compare() {
  const auto same = [](const Word& one, const Word& other) { return one.packed == other.packed && one.text == other.text; };
  std::size_t start = 0, a_end = pivot_.size(), b_end = member_.size();
  while (start < a_end && start < b_end && same(pivot_[start], member_[start])) ++start;
  while (a_end > start && b_end > start && same(pivot_[a_end - 1], member_[b_end - 1])) --a_end, --b_end;
  runs_.clear();
  constexpr std::size_t most_cells = 1u << 20;
  const std::size_t n = a_end - start, m = b_end - start;
  if (n == 0 || m == 0 || (n + 1) * (m + 1) > most_cells) {
    if (n != 0 || m != 0) runs_.push_back({start, a_end, start, b_end});
    return;
  }
  // lengths_[i][j]: of the longest common subsequence from pivot word i and member word j on.
  const std::size_t width = m + 1;
  lengths_.assign((n + 1) * width, 0);
  for (std::size_t i = n; i-- > 0;)
    for (std::size_t j = m; j-- > 0;)
      lengths_[i * width + j] = same(pivot_[start + i], member_[start + j])
                                    ? static_cast<std::uint16_t>(lengths_[(i + 1) * width + j + 1] + 1)
                                    : std::max(lengths_[(i + 1) * width + j], lengths_[i * width + j + 1]);
  std::size_t i = 0, j = 0, run_i = 0, run_j = 0;
  const auto close = [&] {
    if (run_i < i || run_j < j) runs_.push_back({start + run_i, start + i, start + run_j, start + j});
  };
  while (i < n && j < m) {
    if (same(pivot_[start + i], member_[start + j])) {
      close();
      run_i = ++i;
      run_j = ++j;
    } else if (lengths_[(i + 1) * width + j] >= lengths_[i * width + j + 1]) {
      ++i;
    } else {
      ++j;
    }
  }
  i = n;
  j = m;
  close();
}

void Turns::turn(std::string_view what, std::size_t at, std::string_view words) {
  if (!said_.empty()) said_ += ' ';
  said_ += what;
  said_ += words;
  said_ += '@';
  said_ += std::to_string(at);
}

void Turns::judge() {
  std::size_t figures_gone = 0;
  for (const Run& run : runs_)
    for (std::size_t i = run.a; i < run.a_end; ++i) figures_gone += pivot_[i].figure;
  flips_.clear();
  for (const Run& run : runs_) {
    // Figures: those that stand where the pivot has others, and those that are asked for.
    for (std::size_t j = run.b; j < run.b_end; ++j) {
      if (!member_[j].figure) continue;
      const bool asked = member_[j].text.back() == '%' || (j + 1 < member_.size() && unit_set().holds(member_[j + 1].packed)) ||
                         (j > 0 && label_set().holds(member_[j - 1].packed));
      if (figures_gone != 0 || asked) turn("#", run.a, member_[j].text);
    }
    // Directions.
    for (std::size_t i = run.a; i < run.a_end; ++i)
      for (std::size_t j = run.b; j < run.b_end; ++j)
        if (direction_set().holds(pivot_[i].packed) && are_opposites(pivot_[i].packed, member_[j].packed)) turn("/", i, member_[j].text);
    // Negations.
    std::size_t in_pivot = 0, in_member = 0;
    for (std::size_t i = run.a; i < run.a_end; ++i) in_pivot += pivot_[i].negation;
    for (std::size_t j = run.b; j < run.b_end; ++j) in_member += member_[j].negation;
    if (in_pivot == in_member) continue;
    std::string one, other;
    for (std::size_t i = run.a; i < run.a_end; ++i) one += pivot_[i].text;
    for (std::size_t j = run.b; j < run.b_end; ++j) other += member_[j].text;
    if (!one.empty() && !other.empty() && slips_between(one, other, 2) <= (std::min(one.size(), other.size()) < 8 ? 1u : 2u)) continue;
    const bool added = in_member > in_pivot;
    const auto& many = added ? member_ : pivot_;
    const auto& few = added ? pivot_ : member_;
    const auto [from, to] = added ? std::pair(run.b, run.b_end) : std::pair(run.a, run.a_end);
    const auto [few_from, few_to] = added ? std::pair(run.a, run.a_end) : std::pair(run.b, run.b_end);
    std::size_t left = added ? in_member - in_pivot : in_pivot - in_member;
    for (std::size_t i = from; i < to && left > 0; ++i) {
      if (!many[i].negation) continue;
      bool slip = false;
      for (std::size_t j = few_from; j < few_to; ++j)
        slip = slip || (!few[j].negation && few[j].text.size() >= 3 && many[i].text.size() >= 4 && slips_between(many[i].text, few[j].text, 1) <= 1);
      --left;
      if (!slip) flips_.push_back({run.a, added, i + 1 < many.size() ? many[i + 1].packed : 0});
    }
  }
  // A negation that moved with what it negates is the same as before.
  for (std::size_t i = 0; i < flips_.size(); ++i)
    for (std::size_t j = i + 1; j < flips_.size(); ++j)
      if (flips_[i].next != 0 && flips_[i].next == flips_[j].next && flips_[i].added != flips_[j].added) {
        flips_.erase(flips_.begin() + static_cast<std::ptrdiff_t>(j));
        flips_.erase(flips_.begin() + static_cast<std::ptrdiff_t>(i));
        --i;
        break;
      }
  for (const Flip& flip : flips_) turn(flip.added ? "+" : "-", flip.at, "khong");
}

std::uint64_t Turns::key(std::string_view pivot, std::string_view member) {
  said_.clear();
  split(pivot, pivot_);
  split(member, member_);
  compare();
  judge();
  if (said_.empty()) return 0;
  std::uint64_t key = 1;
  for (const char c : said_) key = stirred(key * 257 + static_cast<unsigned char>(c));
  return key == 0 ? 1 : key;
}

}  // namespace dh::alike
