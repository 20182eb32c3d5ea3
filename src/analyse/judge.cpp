#include <algorithm>
#include <string>
#include <unordered_map>
#include <vector>

#include "analyse/cue_words.h"
#include "analyse/draft_stretch.h"
#include "analyse/figure_place.h"
#include "analyse/kind.h"
#include "analyse/on_processors.h"
#include "analyse/passes.h"
#include "analyse/pointer.h"
#include "analyse/rewritten_passage.h"
#include "analyse/same_input.h"
#include "analyse/settled_edit.h"
#include "analyse/stated_edit.h"
#include "analyse/topic.h"
#include "text/fold.h"
#include "text/utf8.h"

namespace dh::analyse {
namespace {

// Words that ask ("đề nghị …") make an instruction; without any the text stands for the draft's words beside it.
bool instructs(const CueWords& words) {
  return words.any({"đề nghị", "bỏ", "sửa", "thay", "bổ sung", "thêm", "nên", "cần", "xem lại", "kiến nghị", "đề xuất", "chuyển", "lược", "nhất trí", "đồng ý", "đổi", "điều chỉnh", "viết lại", "gộp", "tách", "rút", "nâng lên", "hạ xuống", "giảm xuống", "giảm còn", "tôi", "theo em", "giữ", "tán thành", "ủng hộ"});
}

// The writer says something of his own about the draft.
bool speaks(const SpeechActs& acts) {
  return acts.agree || acts.keep || acts.praise || acts.confirm || acts.disagree || acts.ask || acts.misspelt || acts.replace || acts.carry;
}

// How sure a settled edit is. A slip of the pen between two quotations of which the draft holds the first, a doubled word
// that the draft doubles, or what a reviewer typed in or struck out, leaves nothing to guess; of reworded phrases nobody
// can tell how far they reach.
Judged sureness_of(const SettledEdit& edit, const StatedEdit& stated, const Signs& signs, const Opinion& opinion, std::string_view block) {
  using Form = StatedEdit::Form;
  constexpr double sure = 0.98, likely = 0.85, guess = 0.6;
  if (edit.proposal.empty()) return {};
  const std::string& shown = edit.proposal.from.empty() ? edit.proposal.to : edit.proposal.from;
  const bool in_draft = opinion.anchor.certain && !edit.proposal.from.empty() && fold_words(block).find(fold_words(edit.proposal.from)) != std::string::npos;
  double confidence = guess;
  if (signs.tracked) {
    confidence = opinion.hints.mark->via == MarkedRange::Via::replaced ? likely : sure;
  } else if (signs.rewritten) {
    confidence = likely;
  } else if (stated.form == Form::replace && stated.old.size() == 1 && in_draft && signs.acts.words <= long_text) {
    confidence = edit.shape == EditShape::spelling ? sure : likely;
  } else if (stated.form == Form::repeated && in_draft) {
    confidence = edit.shape == EditShape::spelling ? sure : likely;
  } else if (in_draft) {
    confidence = likely;
  }
  return {confidence, confidence >= sure, shown};
}

// A person is asked when nothing tells which topic it is, or what it asks for; not when the choice is merely less sure,
// which would put every second opinion before him.
void ask_where_nothing_tells(Opinion& opinion) {
  constexpr double no_topic = 0.04, no_kind = 0.4;
  std::erase(opinion.pending, "topic");
  std::erase(opinion.pending, "kind");
  const bool placed = std::ranges::find(opinion.pending, "place") == opinion.pending.end();
  const bool on_document = !opinion.document.empty() && opinion.document != "none";
  // Who decides on the place decides on the topic with it.
  if (on_document && placed && opinion.judged.topic.confidence < no_topic) opinion.pending.emplace_back("topic");
  if (opinion.judged.kind.confidence < no_kind) opinion.pending.emplace_back("kind");
}

// "Hiến kế", "ý kiến khác" in the column of places point at none.
bool names_a_place(const std::string& reference) {
  constexpr std::size_t few = 2;  // words
  return !reference.empty() && (CueWords(reference).count() > few || !parse_pointer(reference, PointerIn::reference).empty());
}

class Judge {
 public:
  explicit Judge(const Consultation& consultation) : consultation_(consultation), bonds_(consultation.drafts), topics_(consultation), figures_(consultation) {}

  void judge(Opinion& opinion) const {
    const StatedEdit stated = stated_edit(opinion.text);
    const std::string block = block_with(opinion, stated);
    // A reason that is a slice of the opinion was found there by an earlier run; it says nothing more.
    const std::string reason = opinion.text.find(opinion.argument) == std::string::npos ? opinion.argument : std::string();
    const EditPlace place{block, opinion.anchor.exact, opinion.hints.quote, reason, opinion.text, written_without_marks(opinion.text)};
    Signs signs{speech_acts(opinion.text), CueWords(opinion.text), CueWords(reason)};
    signs.reason_of_spelling = static_cast<bool>(speech_acts(reason).misspelt);
    signs.form = stated.form;
    signs.on_figures = on_figures(opinion);
    signs.elsewhere = !opinion.document.empty() && opinion.document != "none" && consultation_.draft(opinion.document) == nullptr;
    signs.pointed = names_a_place(opinion.hints.reference) || opinion.hints.mark.has_value() ||
                    signs.words.any({"mục", "phần", "đoạn", "câu", "trang", "dòng", "cụm từ", "điểm", "chú thích", "sau cụm", "chỉ tiêu", "kinh nghiệm", "bài học", "nguyên nhân", "hạn chế", "kết quả", "chủ đề", "tiêu đề", "phụ lục"});
    SettledEdit edit;
    if (opinion.hints.mark && opinion.hints.mark->via != MarkedRange::Via::comment) {
      signs.tracked = true;
      edit = settle_tracked(*opinion.hints.mark, bonds_);
    } else if (!opinion.hints.mark && !trim(opinion.hints.quote).empty() && !instructs(signs.words) && signs.words.count() > 1) {
      edit = settle_rewritten(opinion.text, place, bonds_);
      signs.rewritten = edit.shape != EditShape::none;
    }
    if (edit.shape == EditShape::none && !signs.tracked) edit = settle_edit(stated, place, bonds_);
    // "Đề nghị dừng, …" beside the draft's words: these shall go.
    if (edit.shape == EditShape::none && stated.form == StatedEdit::Form::none && !trim(opinion.hints.quote).empty() && signs.acts.remove && !signs.acts.replace && !signs.acts.keep && !signs.acts.disagree) {
      StatedEdit all;
      all.form = StatedEdit::Form::pointed_out;
      edit = settle_edit(all, place, bonds_);
    }
    // Words alone, much like some of the draft's at its place: they shall stand there.
    if (edit.shape == EditShape::none && !signs.tracked && !signs.acts.ask_in_general && !speaks(signs.acts) && !instructs(signs.words) && signs.words.count() > 2) {
      const std::string there = stretch_resembling(block, opinion.text);
      if (!there.empty()) {
        edit = settle_rewritten(opinion.text, {block, {}, there, reason, opinion.text, place.writer_without_marks}, bonds_);
        signs.rewritten = edit.shape != EditShape::none;
      }
    }
    signs.shape = edit.shape;
    opinion.proposal = edit.proposal;
    opinion.judged.proposal = sureness_of(edit, stated, signs, opinion, block);
    KindChoice kind = choose_kind(opinion, signs);
    if (const Kind told = kind_of(opinion.hints.kind); told != Kind::unknown) kind = {told, {1, true, opinion.hints.kind}};
    opinion.kind = kind.kind;
    opinion.judged.kind = kind.judged;
    const StanceChoice stance = choose_stance(opinion, signs);
    opinion.stance = stance.stance;
    opinion.judged.stance = stance.judged;
    const TopicChoice topic = topics_.choose(opinion, about_wording(opinion, signs));
    opinion.topic = topic.label;
    opinion.judged.topic = topic.judged;
    ask_where_nothing_tells(opinion);
    if (opinion.argument.empty()) opinion.argument = stated_reason(opinion.text);
  }

 private:
  // The block that the edit is in: the opinion's own, or the one of its draft that holds the words it quotes (a comment
  // on the text may speak of a footnote).
  std::string block_with(const Opinion& opinion, const StatedEdit& stated) const {
    const std::string own = block_text(opinion);
    if (stated.form == StatedEdit::Form::figure) {
      if (const std::string block = figures_.block_for(opinion, own, stated.fresh); !block.empty()) return block;
      return opinion.anchor.certain ? own : std::string();  // no figure is taken from a place that may be another
    }
    const Draft* draft = consultation_.draft(opinion.anchor.document);
    if (draft == nullptr || stated.old.empty()) return own;
    const std::string wanted = fold_words(stated.old.front());
    if (std::ranges::count(wanted, ' ') < 2 || fold_words(own).find(wanted) != std::string::npos) return own;
    for (const Block& block : draft->blocks)
      if (fold_words(block.text).find(wanted) != std::string::npos) return block.text;
    return own;
  }

  std::string block_text(const Opinion& opinion) const {
    const Draft* draft = consultation_.draft(opinion.anchor.document);
    return draft != nullptr && opinion.anchor.block >= 0 ? draft->blocks[static_cast<std::size_t>(opinion.anchor.block)].text : std::string();
  }

  bool on_figures(const Opinion& opinion) const {
    if (CueWords(opinion.text).any({"chỉ tiêu", "chỉ số", "tỷ lệ", "tỉ lệ"})) return true;
    const Draft* draft = consultation_.draft(opinion.anchor.document);
    if (draft == nullptr) return false;
    for (int at = opinion.anchor.block; at >= 0; at = draft->blocks[static_cast<std::size_t>(at)].parent) {
      const Block& block = draft->blocks[static_cast<std::size_t>(at)];
      if (block.kind == BlockKind::heading && fold_words(block.text, Fold::marks).find("chi tieu") != std::string::npos) return true;
    }
    return false;
  }

  const Consultation& consultation_;
  WordBonds bonds_;
  TopicChooser topics_;
  FigurePlaces figures_;
};

}  // namespace

void judge_opinions(const Consultation& consultation, std::span<Opinion> opinions) {
  const Judge judge(consultation);
  // One of each input is judged, by its number; the others get what it got.
  std::vector<std::size_t> first_of(opinions.size()), firsts;
  std::unordered_map<InputKey, std::size_t, InputKeyHash> known;
  for (std::size_t i = 0; i < opinions.size(); ++i) {
    const auto key = placed_key(opinions[i]);
    first_of[i] = key ? known.try_emplace(*key, i).first->second : i;
    if (first_of[i] == i) firsts.push_back(i);
  }
  in_pieces(firsts.size(), 32, [&](std::size_t from, std::size_t to) {
    for (std::size_t k = from; k < to; ++k) judge.judge(opinions[firsts[k]]);
  });
  for (std::size_t i = 0; i < opinions.size(); ++i) {
    if (first_of[i] == i) continue;
    const Opinion& first = opinions[first_of[i]];
    Opinion& opinion = opinions[i];
    opinion.kind = first.kind;
    opinion.stance = first.stance;
    opinion.topic = first.topic;
    opinion.proposal = first.proposal;
    opinion.judged = first.judged;
    opinion.argument = first.argument;
    opinion.pending = first.pending;
  }
}

}  // namespace dh::analyse
