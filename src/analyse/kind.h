// The kind of an opinion and its stance towards the draft, from what its writer does with words (speech_acts.h) and from
// the edit that he states (settled_edit.h). Rules in order of strength; each tells how sure it is, and by which words.
#pragma once

#include <string>

#include "analyse/cue_words.h"
#include "analyse/speech_acts.h"
#include "analyse/stated_edit.h"
#include "analyse/word_edit.h"
#include "model/opinion.h"

namespace dh::analyse {

constexpr std::size_t long_text = 60;  // words; beyond, an argument: what it says in passing is no request

// What is known of an opinion before its kind is told.
struct Signs {
  SpeechActs acts;    // of the opinion
  CueWords words;     // of the opinion
  CueWords reason;    // of a reason in a column of its own
  bool reason_of_spelling = false;
  StatedEdit::Form form = StatedEdit::Form::none;
  EditShape shape = EditShape::none;
  bool tracked = false;
  bool rewritten = false;   // the text is the new wording of the draft's words
  bool on_figures = false;  // the place stands under a heading of targets, or the opinion names one
  bool elsewhere = false;   // on a document that is not at hand
  bool pointed = false;     // it names a place inside the draft
};

struct KindChoice {
  Kind kind = Kind::unknown;
  Judged judged;
};
KindChoice choose_kind(const Opinion& opinion, const Signs& signs);

struct StanceChoice {
  Stance stance = Stance::unknown;
  Judged judged;
};
// `opinion.kind` must be told.
StanceChoice choose_stance(const Opinion& opinion, const Signs& signs);

// It speaks of how the draft is written, not of what it says.
bool about_wording(const Opinion& opinion, const Signs& signs);

}  // namespace dh::analyse
