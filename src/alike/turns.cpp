#include "alike/turns.h"

#include <algorithm>

#include "alike/each_word.h"
#include "alike/slips.h"
#include "alike/stirred.h"
#include "alike/turn_words.h"
#include "alike/turning_table.h"
#include "text/vietnamese_syllable.h"

namespace dh::alike {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool is_mixed(std::string_view figure) {  // digits and letters
  return std::ranges::any_of(figure, [](char c) { return !is_digit(c) && c != '%'; });
}

std::string_view without_zeros(std::string_view figure) { return figure.substr(std::min(figure.find_first_not_of('0'), figure.size() - 1)); }

}  // namespace

void Turns::split(std::string_view wording, std::vector<Word>& out, std::vector<std::uint64_t>& numbers) {
  out.clear();
  numbers.clear();
  each_word(wording, [&](std::string_view text, std::uint64_t word) {
    const TurningKind kind = turning_kind(word);
    out.push_back({text, word, is_digit(text[0]), kind == TurningKind::negation, kind == TurningKind::direction});
    for (std::size_t at = 8; at < text.size(); ++at) word = stirred(word + static_cast<unsigned char>(text[at]));
    numbers.push_back(word);
  });
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
    const bool asked = member_[j].text.back() == '%' || (j + 1 < member_.size() && is_unit(member_[j + 1].packed)) ||
                       (j > 0 && is_label(member_[j - 1].packed));
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
  if (gone > 1 || added > few_words) return;  // the pivot may have another word at that very place
  for (std::size_t j = run.b; j < run.b_end; ++j)
    if (leans(member_[j].packed) && !member_[j].moved) leanings_.push_back({static_cast<std::uint32_t>(run.a), member_[j].packed, gone == 1});
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
  // A text that breaks off before the negation may be a damaged copy too. Each place where it may break off is a turn of its own.
  if (!added && run.a_end == pivot_.size() && run.b == member_.size()) {
    turn("-", run.a, "|", true);
    return;
  }
  // One word in the place of another may be a damaged copy; a word of degree or of duty in it is none.
  const bool doubtful = run.a_end - run.a == 1 && run.b_end - run.b == 1 && !is_plain(few[from].packed);
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
    if (word.negation && i + 1 < to && is_neutral(words[i + 1].packed)) continue;
    ++count;
  }
  return count;
}

bool Turns::holds(const std::vector<Word>& words, std::size_t from, std::size_t to, std::string_view text) {
  return std::any_of(words.begin() + static_cast<std::ptrdiff_t>(from), words.begin() + static_cast<std::ptrdiff_t>(to),
                     [&](const Word& word) { return word.text == text && !word.moved; });
}

void Turns::hold(std::string_view pivot) { split(pivot, pivot_, pivot_numbers_); }

Turns::Key Turns::key(std::string_view member) {
  for (Word& word : pivot_) word.moved = false;
  said_.clear();
  leanings_.clear();
  certain_ = false;
  split(member, member_, member_numbers_);
  runs_ = alignment_.align(pivot_numbers_, member_numbers_);
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
