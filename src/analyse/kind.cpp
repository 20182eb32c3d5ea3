#include "analyse/kind.h"

#include <algorithm>

#include "analyse/figures.h"

namespace dh::analyse {
namespace {

// How often rules of a sort are right. Those at `sure` and above are marked certain.
constexpr double sure = 0.97;
constexpr double likely = 0.85;
constexpr double weak = 0.6;
constexpr double guess = 0.35;

KindChoice told(Kind kind, double confidence, std::string because) { return {kind, {confidence, confidence >= sure, std::move(because)}}; }

std::string shape_name(EditShape shape) {
  switch (shape) {
    case EditShape::none: return {};
    case EditShape::spelling: return "a letter, a mark or a doubled word";
    case EditShape::renumber: return "the label alone";
    case EditShape::figure: return "a figure";
    case EditShape::wording: return "other words";
    case EditShape::insertion: return "words put in";
    case EditShape::removal: return "words taken out";
  }
  return {};
}

KindChoice kind_of_tracked(const Signs& signs) {
  const std::string because = "tracked change: " + shape_name(signs.shape);
  switch (signs.shape) {
    case EditShape::spelling: case EditShape::renumber: return told(Kind::spelling, sure, because);
    case EditShape::insertion: return told(Kind::add, sure, because);
    case EditShape::removal: return told(Kind::remove, sure, because);
    case EditShape::figure: return signs.on_figures ? told(Kind::indicator, sure, because) : told(Kind::indicator, likely, because);
    default: return told(Kind::amend, likely, because);
  }
}

KindChoice kind_of_rewritten(const Opinion& opinion, const Signs& signs) {
  const std::string because = "the draft's words anew: " + shape_name(signs.shape);
  if (signs.reason_of_spelling || signs.shape == EditShape::spelling || signs.shape == EditShape::renumber) return told(Kind::spelling, sure, because);
  if (signs.shape == EditShape::figure) return told(Kind::indicator, signs.on_figures ? sure : likely, because);
  if (signs.on_figures && !figures_of(opinion.text).empty() && signs.shape == EditShape::wording) return told(Kind::indicator, likely, because);
  return told(Kind::amend, likely, because);
}

// The draft as a whole: "Thống nhất toàn bộ dự thảo, không có ý kiến".
bool of_whole_draft(const Opinion& opinion, const Signs& signs) {
  if (signs.words.any({"toàn bộ dự thảo", "toàn văn", "nội dung dự thảo", "bố cục và nội dung", "các nội dung dự thảo", "toàn bộ nội dung", "không có ý kiến", "bố cục, nội dung", "các dự thảo", "nội dung các dự thảo", "toàn bộ báo cáo", "nội dung báo cáo", "không có ý kiến gì"})) return true;
  return opinion.anchor.block < 0 && signs.words.any({"dự thảo", "văn kiện"}) && !signs.pointed && figures_of(opinion.text).empty();
}

// The words for a wish stand behind the agreement, which then only leads up to it.
bool asks_after(const SpeechActs& acts, std::size_t at) {
  for (const Act* act : {&acts.add, &acts.remove, &acts.replace, &acts.move, &acts.shift, &acts.carry})
    if (*act && act->at > at) return true;
  return false;
}

bool turns(const Signs& signs) { return signs.words.any({"song", "nhưng", "tuy nhiên", "với điều kiện", "đề nghị", "kiến nghị", "đề xuất", "cần", "nên"}); }
bool with_condition(const Signs& signs) { return signs.words.any({"song", "nhưng", "tuy nhiên", "với điều kiện"}); }

// What asks for a deed and points at nothing in the draft is a proposal of its own.
bool of_its_own(const Opinion& opinion, const Signs& signs) {
  if (signs.pointed || (opinion.anchor.block >= 0 && opinion.anchor.certain)) return false;
  const bool deed = signs.words.any({"nhiệm vụ", "giải pháp", "chính sách", "chương trình", "cơ chế", "xây dựng", "thành lập", "tổ chức", "hỗ trợ", "phong trào", "mô hình", "phối hợp", "đầu tư"});
  const bool on_draft = signs.words.any({"dự thảo", "báo cáo", "văn kiện", "nêu", "ghi", "viết", "nói", "đề cập", "đưa vào", "đánh giá"});
  return deed || !on_draft;
}

}  // namespace

KindChoice choose_kind(const Opinion& opinion, const Signs& signs) {
  using Form = StatedEdit::Form;
  const SpeechActs& acts = signs.acts;
  if (signs.tracked) return kind_of_tracked(signs);
  if (signs.rewritten) return kind_of_rewritten(opinion, signs);

  const bool reworded = signs.form == Form::replace && (signs.shape == EditShape::wording || signs.shape == EditShape::insertion || signs.shape == EditShape::removal);
  if (acts.misspelt && !(reworded && acts.shorten)) return told(Kind::spelling, reworded ? likely : sure, acts.misspelt.words);
  if (signs.reason_of_spelling) return told(Kind::spelling, likely, opinion.argument);
  const bool argues = acts.words > long_text;
  if ((signs.shape == EditShape::spelling || signs.shape == EditShape::renumber) && !argues) return told(Kind::spelling, sure, shape_name(signs.shape));

  const bool edits_words = signs.shape != EditShape::none && signs.shape != EditShape::figure;
  const bool figures = !figures_of(opinion.text).empty();
  if (acts.move && !edits_words && !acts.agree) return told(Kind::restructure, likely, acts.move.words);
  // A figure beside a question is told, not asked for.
  if (acts.check && !edits_words && !acts.shift) return told(Kind::question, likely, acts.check.words);
  const bool only_asks_in_passing = (acts.ask.words == "?" && (acts.shift || signs.form == Form::figure)) || (acts.ask.words == "băn khoăn" && acts.replace && acts.replace.at > acts.ask.at);
  if (acts.ask && !edits_words && !only_asks_in_passing && !(argues && acts.ask.at > 25)) {
    const bool plainly = !acts.add && !acts.remove && !acts.replace && !argues;
    return told(Kind::question, plainly ? sure : likely, acts.ask.words);
  }

  // Agreement, unless it only leads up to a wish.
  const bool keeps = acts.keep && !edits_words && !acts.disagree && !(argues && acts.keep.at > 25);
  if (keeps && !asks_after(acts, acts.keep.at + (acts.agree ? 6 : 3))) return told(Kind::agree, likely, acts.keep.words);
  if (acts.agree && !acts.disagree) {
    const bool leads_on = edits_words || (turns(signs) && (asks_after(acts, acts.agree.at) || signs.shape == EditShape::figure)) || acts.add.at < acts.agree.at;
    if (!leads_on) {
      if (of_whole_draft(opinion, signs)) return told(Kind::general, likely, acts.agree.words);
      if (with_condition(signs) && signs.on_figures && figures) return told(Kind::indicator, weak, acts.agree.words);
      return told(Kind::agree, turns(signs) ? likely : sure, acts.agree.words);
    }
    if (!edits_words && acts.agree.at < 3 && !acts.remove && signs.on_figures && figures && with_condition(signs)) return told(Kind::indicator, weak, acts.agree.words);
  }
  if (keeps && !acts.add) return told(Kind::agree, weak, acts.keep.words);
  if (acts.praise && !acts.ask_in_general && !edits_words && !acts.shift && !argues) return told(Kind::agree, likely, acts.praise.words);
  if (acts.confirm && !acts.ask_in_general && !edits_words && !argues) return told(Kind::general, weak, acts.confirm.words);

  // Of a document that nobody has before him no words are changed: what shall be in it is put forward.
  if (signs.elsewhere && !edits_words && !acts.remove && (acts.add || acts.replace || acts.idea)) return told(Kind::proposal, weak, acts.add ? acts.add.words : acts.replace ? acts.replace.words : acts.idea.words);
  if (acts.add && acts.add.at < 12 && of_its_own(opinion, signs) && opinion.proposal.from.empty() && !acts.shift && !reworded) return told(Kind::proposal, weak, acts.add.words);
  if (signs.shape == EditShape::figure) {
    if (acts.add && !acts.shift && opinion.proposal.from.empty()) return told(Kind::add, likely, acts.add.words);
    if (signs.on_figures || acts.shift || opinion.proposal.to.find('%') != std::string::npos) return told(Kind::indicator, acts.shift && signs.on_figures ? sure : likely, acts.shift ? acts.shift.words : shape_name(signs.shape));
  }
  if (signs.on_figures && acts.shift && (figures || edits_words) && signs.shape != EditShape::insertion) return told(Kind::indicator, likely, acts.shift.words);
  if (acts.carry && !signs.reason_of_spelling) return told(Kind::amend, likely, acts.carry.words);
  if (signs.shape == EditShape::removal && (signs.form != Form::replace || acts.remove)) return acts.shorten && !acts.remove ? told(Kind::amend, weak, acts.shorten.words) : told(Kind::remove, signs.form == Form::replace ? likely : sure, shape_name(signs.shape));
  // Another bound for the same figure: "20%" becomes "không quá 20%".
  if (reworded && !acts.style && !figures_of(opinion.proposal.from).empty() && !figures_of(opinion.proposal.to).empty() && figures_of(opinion.proposal.to).front().share) return told(Kind::indicator, weak, shape_name(signs.shape));
  if (reworded && !(signs.form == Form::replace && acts.add && !acts.replace)) return told(Kind::amend, likely, shape_name(signs.shape));
  if (signs.shape == EditShape::wording) return told(Kind::amend, likely, shape_name(signs.shape));
  if (acts.idea && (signs.shape == EditShape::none || argues)) return told(Kind::proposal, likely, acts.idea.words);
  if (acts.add && of_its_own(opinion, signs)) return told(Kind::proposal, weak, acts.add.words);
  if (signs.shape == EditShape::insertion) return told(Kind::add, acts.add ? sure : likely, shape_name(signs.shape));

  if (acts.remove && !acts.replace) return told(Kind::remove, likely, acts.remove.words);
  if (acts.shorten) return told(Kind::amend, likely, acts.shorten.words);
  if (acts.replace && (acts.replace.words == "xem lại" || acts.replace.words == "cân nhắc lại" || acts.replace.words == "nói thẳng" || acts.replace.words == "rõ hơn")) return told(Kind::amend, weak, acts.replace.words);
  if (acts.add) {
    // A statement found too general shall say more: the words change, nothing new comes.
    if (acts.fault && acts.fault.at < acts.add.at && (acts.add.words == "nêu rõ" || acts.add.words == "ghi rõ" || acts.add.words == "cần nói")) return told(Kind::amend, weak, acts.fault.words);
    return told(Kind::add, acts.replace || argues ? weak : likely, acts.add.words);
  }
  if (acts.remove) return told(Kind::remove, weak, acts.remove.words);
  if (signs.words.any({"thời gian gửi", "gửi sớm hơn", "gửi tài liệu", "chưa nhận được tài liệu"})) return told(Kind::general, weak, "thời gian, tài liệu");
  if (signs.on_figures && figures && (acts.ask_in_general || acts.replace)) return told(Kind::indicator, weak, acts.replace ? acts.replace.words : acts.ask_in_general.words);
  if (acts.replace) return told(Kind::amend, likely, acts.replace.words);
  if (acts.disagree) return told(Kind::amend, weak, acts.disagree.words);
  if (acts.fault) return told(Kind::amend, weak, acts.fault.words);
  if (acts.ask_in_general) return of_its_own(opinion, signs) ? told(Kind::proposal, guess, acts.ask_in_general.words) : told(Kind::add, guess, acts.ask_in_general.words);
  if (acts.praise) return told(Kind::agree, weak, acts.praise.words);
  return told(Kind::general, guess, {});
}

StanceChoice choose_stance(const Opinion& opinion, const Signs& signs) {
  const SpeechActs& acts = signs.acts;
  const double kind_sure = opinion.judged.kind.confidence;
  const auto told_stance = [&](Stance stance, double confidence, std::string because) {
    const double both = std::min(confidence, kind_sure);
    return StanceChoice{stance, {both, both >= sure, std::move(because)}};
  };
  switch (opinion.kind) {
    case Kind::unknown: return {};
    case Kind::agree: return told_stance(Stance::in_favour, sure, opinion.judged.kind.because);
    case Kind::add: case Kind::proposal:
      return told_stance(Stance::in_favour, sure, opinion.judged.kind.because);
    case Kind::question:
      return signs.words.any({"băn khoăn", "đề nghị nói rõ"}) ? told_stance(Stance::mixed, weak, acts.ask.words) : told_stance(Stance::neutral, likely, acts.ask.words);
    case Kind::general:
      if (acts.agree || acts.praise || acts.confirm || acts.keep) return told_stance(Stance::in_favour, likely, acts.agree ? acts.agree.words : acts.praise ? acts.praise.words : acts.confirm.words);
      return told_stance(Stance::neutral, weak, {});
    case Kind::indicator: {
      const bool opens = acts.agree && acts.agree.at < 4 && !acts.shift;
      return opens ? told_stance(Stance::in_favour, likely, acts.agree.words) : told_stance(Stance::against, sure, opinion.judged.kind.because);
    }
    case Kind::spelling:
      return opinion.proposal.empty() && signs.shape == EditShape::none && signs.words.any({"định dạng", "in đậm", "in nghiêng"}) ? told_stance(Stance::neutral, weak, acts.misspelt.words)
                                                                                                                                  : told_stance(Stance::against, sure, opinion.judged.kind.because);
    case Kind::restructure: return told_stance(Stance::mixed, likely, opinion.judged.kind.because);
    case Kind::remove: return told_stance(Stance::against, sure, opinion.judged.kind.because);
    case Kind::amend: {
      if (acts.fault) return told_stance(Stance::against, likely, acts.fault.words);
      if (signs.rewritten && signs.reason.count() > 0 && !signs.reason.any({"cần có", "nên có", "để"})) return told_stance(Stance::against, weak, opinion.argument);
      return told_stance(Stance::mixed, weak, opinion.judged.kind.because);
    }
  }
  return {};
}

bool about_wording(const Opinion& opinion, const Signs& signs) {
  if (opinion.kind != Kind::amend && opinion.kind != Kind::remove && opinion.kind != Kind::add) return false;
  return static_cast<bool>(signs.acts.style);
}

}  // namespace dh::analyse
