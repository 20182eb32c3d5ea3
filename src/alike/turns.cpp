#include "alike/turns.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>

#include "text/vietnamese_syllable.h"

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

// After a negation that came with them: "chưa rõ", "không những", "không ngừng".
constexpr std::array<std::string_view, 3> neutral = {"ro", "nhung", "ngung"};

// Words of degree, duty, time and assent, which a negation in their place turns: "rất cần" and "không cần".
constexpr std::array<std::string_view, 46> plain = {
    "rat", "qua", "hoan", "toan", "that", "kha", "hoi", "cuc", "luon", "van", "cung", "deu", "chi", "da", "dang", "se", "vua", "sap", "con",
    "nen", "can", "phai", "duoc", "hay", "muon", "mong", "xin", "moi", "dong", "tan", "nhat", "ung", "ho", "co", "la", "lai", "hoac", "du",
    "het", "nhieu", "tat", "quyet", "kien", "san", "bi", "rang"};

// Those that lean to a side where the pivot has no word for it: verbs that are little else when folded.
constexpr std::array<std::string_view, 7> leaning = {"tang", "giam", "nang", "ha", "them", "bot", "xoa"};

const WordSet& leaning_set() {
  static const WordSet set(leaning);
  return set;
}
const WordSet& neutral_set() {
  static const WordSet set(neutral);
  return set;
}
const WordSet& plain_set() {
  static const WordSet set(plain);
  return set;
}
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

// Negations and directions, in a table that one look settles nearly always.
class TurningTable {
 public:
  TurningTable() {
    const auto put = [&](std::string_view text, std::uint8_t kind) {
      std::size_t at = slot(packed(text));
      while (words_[at] != 0 && words_[at] != packed(text)) at = (at + 1) % words_.size();
      words_[at] = packed(text);
      kinds_[at] = kind;
    };
    for (const std::string_view word : negations) put(word, 1);
    for (const std::string_view word : directions) put(word, 2);
  }
  int kind(std::uint64_t word) const {
    std::size_t at = slot(word);
    while (words_[at] != 0) {
      if (words_[at] == word) return kinds_[at];
      at = (at + 1) % words_.size();
    }
    return 0;
  }

 private:
  static std::size_t slot(std::uint64_t word) { return word * 0x9E3779B97F4A7C15u >> 54; }
  std::array<std::uint64_t, 1024> words_{};
  std::array<std::uint8_t, 1024> kinds_{};
};

bool are_opposites(std::uint64_t one, std::uint64_t other) {
  return std::ranges::any_of(opposites, [&](const auto& pair) {
    return (packed(pair[0]) == one && packed(pair[1]) == other) || (packed(pair[0]) == other && packed(pair[1]) == one);
  });
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool is_mixed(std::string_view figure) {  // digits and letters
  return std::ranges::any_of(figure, [](char c) { return !is_digit(c) && c != '%'; });
}

std::string_view without_zeros(std::string_view figure) { return figure.substr(std::min(figure.find_first_not_of('0'), figure.size() - 1)); }

std::uint64_t stirred(std::uint64_t value) {
  value = (value ^ value >> 32) * 0xD6E8FEB86659FD93u;
  value = (value ^ value >> 32) * 0xD6E8FEB86659FD93u;
  return value ^ value >> 32;
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

// One figure is the other without one of its digits, or with two neighbours swapped. Of short ones nobody can tell.
bool lost_or_swapped(std::string_view one, std::string_view other) {
  if (std::max(one.size(), other.size()) < 3 || slips_between(one, other, 1) > 1) return false;
  if (one.size() != other.size()) return true;
  std::size_t differing = 0;
  for (std::size_t i = 0; i < one.size(); ++i) differing += one[i] != other[i];
  return differing == 2;
}

// Whether a word of `length` bytes is one slip away from `target`: one letter added, left out, changed or two swapped.
constexpr bool almost(std::uint64_t word, std::size_t length, std::string_view target) {
  const std::uint64_t want = packed(target);
  if (word == want || length + 1 < target.size() || length > target.size() + 1) return false;
  const auto at = static_cast<unsigned>(std::countr_zero(word ^ want)) / 8 * 8;  // bits before the first difference
  const auto from = [](std::uint64_t value, unsigned bits) { return bits >= 64 ? 0 : value >> bits; };
  if (length < target.size()) return from(word, at) == from(want, at + 8);
  if (length > target.size()) return from(word, at + 8) == from(want, at);
  if (from(word, at + 8) == from(want, at + 8)) return true;
  return from(word, at + 16) == from(want, at + 16) && (word >> at & 0xFF) == (from(want, at + 8) & 0xFF) && (from(word, at + 8) & 0xFF) == (want >> at & 0xFF);
}

}  // namespace

std::uint64_t turning_words(std::string_view wording) {
  static const TurningTable turning;
  std::uint64_t sum = 0, before = 0, owed = 0;  // owed: of the turning word whose next word is still to come
  for (std::size_t at = 1; at < wording.size();) {
    std::uint64_t word;
    std::memcpy(&word, wording.data() + at, 8);
    const std::uint64_t differing = word ^ 0x2020202020202020u;  // a zero byte where a blank is
    const std::uint64_t blanks = (differing - 0x0101010101010101u) & ~differing & 0x8080808080808080u;
    std::size_t length;
    if (blanks != 0) [[likely]] {
      length = static_cast<std::size_t>(std::countr_zero(blanks)) / 8;
      word &= (std::uint64_t{1} << 8 * length) - 1;
    } else {
      length = wording.find(' ', at + 8) - at;
    }
    if (owed != 0) sum += stirred(owed + word);
    owed = 0;
    const auto first = static_cast<char>(word);
    const int kind = turning.kind(word);
    if (is_digit(first) || kind == 1 || (first == 'k' && almost(word, length, "khong"))) [[unlikely]]
      owed = stirred(before * 3 + word + length);
    else if (kind == 2) [[unlikely]]
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
    out.push_back({text, word, is_digit(text[0]), negation_set().holds(word), direction_set().holds(word)});
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

void Turns::turn(std::string_view what, std::size_t at, std::string_view words, bool doubtful) {
  certain_ = certain_ || !doubtful;
  if (!said_.empty()) said_ += ' ';
  said_ += what;
  said_ += words;
  said_ += '@';
  said_ += std::to_string(at);
}

// A turning word that is gone here and added there, before or after the same word as it was.
void Turns::find_moved() {
  const auto beside = [](const std::vector<Word>& words, std::size_t i, int side) {
    if (side < 0) return i == 0 ? std::uint64_t{0} : words[i - 1].packed;
    return i + 1 == words.size() ? std::uint64_t{0} : words[i + 1].packed;
  };
  for (const Run& gone : runs_)
    for (std::size_t i = gone.a; i < gone.a_end; ++i) {
      if (!pivot_[i].turning()) continue;
      for (const Run& added : runs_)
        for (std::size_t j = added.b; j < added.b_end && !pivot_[i].moved; ++j) {
          if (member_[j].moved || member_[j].text != pivot_[i].text) continue;
          const bool stays = (beside(pivot_, i, 1) != 0 && beside(pivot_, i, 1) == beside(member_, j, 1)) ||
                             (beside(pivot_, i, -1) != 0 && beside(pivot_, i, -1) == beside(member_, j, -1));
          if (stays) pivot_[i].moved = member_[j].moved = true;
        }
    }
}

// "2025 va" and "202 5va". Not where a blank may part two figures: "4 5%" and "45%".
bool Turns::only_blanks_moved(const Run& run) const {
  std::string one, other;
  bool torn = false;
  std::size_t figures_of_one = 0, figures_of_other = 0;
  const auto take = [&](const Word& word, std::string& text, std::size_t& figures) {
    text += word.text;
    const bool digits = std::ranges::any_of(word.text, is_digit);
    torn = torn || (digits && is_mixed(word.text));
    figures += digits && !is_mixed(word.text);
  };
  for (std::size_t i = run.a; i < run.a_end; ++i) take(pivot_[i], one, figures_of_one);
  for (std::size_t j = run.b; j < run.b_end; ++j) take(member_[j], other, figures_of_other);
  return one == other && (torn || figures_of_one == figures_of_other);
}

// "50 nam" and "50dnam", "18 63%" and "18v63%": one slip, and the same figures in the same order.
bool Turns::letters_between_figures(const Run& run) const {
  std::string one, other;
  for (std::size_t i = run.a; i < run.a_end; ++i) one += (i == run.a ? "" : " ") + std::string(pivot_[i].text);
  for (std::size_t j = run.b; j < run.b_end; ++j) other += (j == run.b ? "" : " ") + std::string(member_[j].text);
  if (slips_between(one, other, 1) > 1) return false;
  const auto figures = [](std::string text) {
    std::ranges::replace_if(text, [](char c) { return !is_digit(c); }, ' ');
    const auto last = std::ranges::unique(text, [](char a, char b) { return a == ' ' && b == ' '; }).begin();
    text.erase(last, text.end());
    return text.starts_with(' ') ? text.substr(1) : text;
  };
  std::string of_one = figures(one), of_other = figures(other);
  if (of_one.ends_with(' ')) of_one.pop_back();
  if (of_other.ends_with(' ')) of_other.pop_back();
  return of_one == of_other;
}

// Figures that stand where the pivot has others, and those that are asked for.
void Turns::judge_figures(const Run& run, bool others_gone) {
  if (only_blanks_moved(run)) return;
  const bool in_place_of_word = run.a_end - run.a == 1 && run.b_end - run.b == 1 && !pivot_[run.a].figure;
  for (std::size_t j = run.b; j < run.b_end; ++j) {
    if (!member_[j].figure || member_[j].moved) continue;
    const bool asked = member_[j].text.back() == '%' || (j + 1 < member_.size() && unit_set().holds(member_[j + 1].packed)) ||
                       (j > 0 && label_set().holds(member_[j - 1].packed));
    if (!others_gone && !asked) continue;
    if (letters_between_figures(run)) return;
    // A letter that slipped into it, or a zero before it, makes no other figure.
    bool same = false;
    for (std::size_t i = run.a; i < run.a_end && !same; ++i)
      same = pivot_[i].figure && (without_zeros(pivot_[i].text) == without_zeros(member_[j].text) ||
                                  (is_mixed(member_[j].text) != is_mixed(pivot_[i].text) && slips_between(pivot_[i].text, member_[j].text, 1) <= 1));
    if (same) continue;
    bool doubtful = in_place_of_word;
    for (std::size_t i = run.a; i < run.a_end && !doubtful; ++i)
      doubtful = pivot_[i].figure && lost_or_swapped(pivot_[i].text, member_[j].text);
    turn("#", run.a, member_[j].text, doubtful);
  }
}

// Word against word: names and places that differ as a whole hold such words too ("Cao", "Hà").
void Turns::judge_directions(const Run& run) {
  const std::size_t gone = run.a_end - run.a, added = run.b_end - run.b;
  for (std::size_t i = run.a; i < run.a_end; ++i)
    for (std::size_t j = run.b; j < run.b_end; ++j) {
      const bool in_its_place = gone == 1 || added == 1 || i - run.a == j - run.b;
      if (in_its_place && pivot_[i].direction && member_[j].direction && !pivot_[i].moved && !member_[j].moved && are_opposites(pivot_[i].packed, member_[j].packed))
        turn("/", i, member_[j].text, false);
    }
  constexpr std::size_t few_words = 3;
  if (gone != 0 || added > few_words) return;
  for (std::size_t j = run.b; j < run.b_end; ++j)
    if (leaning_set().holds(member_[j].packed) && !member_[j].moved) leanings_.push_back({static_cast<std::uint32_t>(run.a), member_[j].packed});
}

bool Turns::opposite(std::uint64_t one, std::uint64_t other) { return are_opposites(one, other); }

void Turns::judge_negations(const Run& run) {
  // The words of both run together may differ by a slip: "khôn glàm" for "không làm".
  std::string one, other;
  for (std::size_t i = run.a; i < run.a_end; ++i) one += pivot_[i].text;
  for (std::size_t j = run.b; j < run.b_end; ++j) other += member_[j].text;
  if (!one.empty() && !other.empty() && slips_between(one, other, 2) <= (std::min(one.size(), other.size()) < 8 ? 1u : 2u)) return;
  const std::size_t in_pivot = negations_in(pivot_, run.a, run.a_end), in_member = negations_in(member_, run.b, run.b_end);
  if (in_pivot == in_member) return;
  const bool added = in_member > in_pivot;
  const auto& few = added ? pivot_ : member_;
  const auto [from, to] = added ? std::pair(run.a, run.a_end) : std::pair(run.b, run.b_end);
  // "chưa" and "của" are one slip apart, and both are words.
  std::size_t left = added ? in_member - in_pivot : in_pivot - in_member;
  for (std::size_t i = from; i < to && left > 0; ++i)
    if (!few[i].negation && few[i].text.size() >= 3 && almost(few[i].packed, few[i].text.size(), "chua") && holds(added ? member_ : pivot_, added ? run.b : run.a, added ? run.b_end : run.a_end, "chua"))
      --left;
  // One word in the place of another may be a damaged copy; a word of degree or of duty in it is none.
  const bool doubtful = run.a_end - run.a == 1 && run.b_end - run.b == 1 && !plain_set().holds(few[from].packed);
  const std::size_t at = added ? place_of_added(run) : run.a;
  for (; left > 0; --left) turn(added ? "+" : "-", at, doubtful ? few[from].text : std::string_view("khong"), doubtful);
}

// Where a negation that was put in would stand in the pivot: in a sentence that moved, between the same neighbours.
std::size_t Turns::place_of_added(const Run& run) const {
  if (run.b_end - run.b < 3) return run.a;
  for (std::size_t j = run.b; j < run.b_end; ++j) {
    if (!member_[j].negation || member_[j].moved || j == 0 || j + 1 == member_.size()) continue;
    for (std::size_t i = 1; i < pivot_.size(); ++i)
      if (pivot_[i].packed == member_[j + 1].packed && pivot_[i - 1].packed == member_[j - 1].packed) return i;
  }
  return run.a;
}

// How many negations stand among the words [from, to), misspelt ones too, phrases that deny nothing apart.
std::size_t Turns::negations_in(const std::vector<Word>& words, std::size_t from, std::size_t to) {
  std::size_t count = 0;
  for (std::size_t i = from; i < to; ++i) {
    const Word& word = words[i];
    if (word.moved) continue;
    const bool joined = i + 1 < to && !word.negation && word.text.size() < 5 &&
                        (std::string(word.text) + std::string(words[i + 1].text)).starts_with("khong");  // "khôn gnên"
    if (!word.negation && !joined && !(almost(word.packed, word.text.size(), "khong") && !is_vietnamese_syllable(word.text))) continue;
    if (word.negation && i + 1 < to && neutral_set().holds(words[i + 1].packed)) continue;
    ++count;
  }
  return count;
}

bool Turns::holds(const std::vector<Word>& words, std::size_t from, std::size_t to, std::string_view text) {
  return std::any_of(words.begin() + static_cast<std::ptrdiff_t>(from), words.begin() + static_cast<std::ptrdiff_t>(to),
                     [&](const Word& word) { return word.text == text && !word.moved; });
}

void Turns::hold(std::string_view pivot) { split(pivot, pivot_); }

Turns::Key Turns::key(std::string_view member) {
  for (Word& word : pivot_) word.moved = false;
  said_.clear();
  leanings_.clear();
  certain_ = false;
  split(member, member_);
  compare();
  find_moved();
  bool figures_gone = false;
  for (const Run& run : runs_)
    for (std::size_t i = run.a; i < run.a_end; ++i) figures_gone = figures_gone || (pivot_[i].figure && !pivot_[i].moved);
  for (const Run& run : runs_) {
    judge_figures(run, figures_gone);
    judge_directions(run);
    judge_negations(run);
  }
  if (said_.empty()) return {};
  std::uint64_t key = 1;
  for (const char c : said_) key = stirred(key * 257 + static_cast<unsigned char>(c));
  return {key == 0 ? 1 : key, !certain_};
}

}  // namespace dh::alike
