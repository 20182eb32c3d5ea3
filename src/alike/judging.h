// What parts the members of a family: how each turns the pivot (turns.h), and which of them lean to opposite sides of it.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "alike/joined.h"
#include "alike/turns.h"
#include "alike/wording_list.h"
#include "alike/wording_store.h"

namespace dh::alike {

struct Turned {
  std::uint32_t root, number;
  std::uint64_t key;
  bool doubtful;
};

struct Leaning {
  std::uint32_t root, at, number;
  std::uint64_t word;
  bool doubtful;
};

struct Judgement {
  std::vector<Turned> turned;
  std::vector<Leaning> leanings;
  std::uint64_t compared = 0;  // pairs compared word by word
};

// What a comparison with a pivot gave, kept for the next time.
struct Judged {
  std::uint32_t pivot = 0xFFFFFFFF;
  bool doubtful = false;
  std::uint64_t key = 0;
  std::vector<Turns::Leaning> leanings;
};

using JudgedPair = std::array<std::uint32_t, 2>;  // pivot, member

// Compares members with their pivots; pairs of one pivot stand together. `kept`: by number of the member, or null.
void judge_pairs(std::span<const JudgedPair> pairs, const WordingList& wordings, const WordingStore& store, Joined& joined, std::vector<Judged>* kept, Judgement& out);

// What is known of a member already.
void add_judged(const Judged& judged, std::uint32_t root, std::uint32_t number, Judgement& out);

// Members that lean to opposite sides where the pivot stands between them: each side becomes a turn.
void turn_opposite_leanings(Judgement& all);

}  // namespace dh::alike
