// What an opinion asks for, in the form in which two opinions are compared.
#pragma once

#include <cstdint>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "alike/wording_table.h"
#include "analyse/spot.h"
#include "analyse/vocabulary.h"
#include "model/opinion.h"

namespace dh::analyse {

// What an opinion wants of the draft, coarser than Kind: a task to add and a proposal are told apart by a hair.
enum class Want { unknown, keep, change, add, remove, correct, ask, general };

struct Request {
  std::vector<WordNumber> words, plain_words;    // in order, with tone marks and without
  std::vector<WordNumber> sorted, plain_sorted;  // the same, sorted
  bool unmarked = false;           // typed without tone marks
  std::vector<std::string> figures;  // keys, in order; page, line and paragraph numbers and the count of people left out
  std::vector<std::string> addresses;  // the page, line and paragraph numbers
  std::set<std::string> asked;     // figures that shall stand in the draft
  Want want = Want::unknown;
  Stance stance = Stance::unknown;
  bool refuses = false;            // a change or a consent is negated: "không nên sửa", "chưa nhất trí"
  bool raises = false, lowers = false;  // a figure
  bool tracked = false;            // a change made in the draft itself: its words mean nothing without their place
  std::string edit;                // what a stated edit changes, folded; empty when none
  std::vector<std::string> old_words, new_words;  // of the edit
  Spot spot;
  alike::WordingHash same_words;   // equal where nothing but punctuation, case and place differs
  std::uint64_t wording_kind = 0;  // two wordings with the same figures, turns and edit are alike to the guard
};

Request request_of(const Consultation& consultation, const Opinion& opinion, Vocabulary& vocabulary);

// All but the words, once these are there, on any thread. `folded`: fold_words of the text.
void read_request(const Consultation& consultation, const Opinion& opinion, const Vocabulary& vocabulary, std::string_view folded, Request& out);

// What an edit changes, without the words around that both sides repeat: people quote more or less of a sentence. Of a
// figure that shall stand there, the figure alone: it replaces the one that stands there. Empty when there is no edit.
std::string edit_key(const Proposal& proposal);

// One wording begins as the other: "ba phong trào", "ba phong trào và ba chương trình".
bool begins_alike(const std::vector<std::string>& one, const std::vector<std::string>& other);

}  // namespace dh::analyse
