#include <algorithm>
#include <optional>
#include <vector>

#include "analyse/cue_words.h"
#include "analyse/figures.h"
#include "analyse/passes.h"
#include "analyse/settled_edit.h"
#include "analyse/stated_edit.h"
#include "analyse/topic.h"
#include "text/fold.h"
#include "text/utf8.h"

namespace dh::analyse {
namespace {

// What is known of an opinion before its kind is told.
struct Signs {
  CueWords words;     // of the opinion
  CueWords reason;    // of a reason in a column of its own
  EditShape shape;
  bool tracked;
  bool rewritten;     // the text is the new wording of a quotation in another column
  bool on_figures;    // the place stands under a heading of targets, or the opinion names one
};

bool says_spelling(const CueWords& words) {
  return words.any({"chính tả", "lỗi đánh máy", "đánh máy", "sai lỗi", "thiếu dấu", "viết hoa", "thừa từ", "thừa chữ", "dư chữ", "dư từ", "lặp từ", "lặp chữ", "lặp lại từ", "thiếu chữ", "thiếu từ",
                    "sót chữ", "dấu phẩy", "dấu chấm", "dấu chấm phẩy", "in nhầm", "ghi nhầm", "gõ nhầm", "gõ sai", "viết sai", "sai chữ", "lỗi kỹ thuật", "in đậm", "in nghiêng", "định dạng", "phông chữ",
                    "thiếu ký hiệu", "sai ký hiệu", "bị lặp", "viết lặp", "viết thống nhất", "chữ thường"});
}

bool agrees(const CueWords& words) {
  return words.any({"nhất trí", "đồng ý", "thống nhất", "tán thành", "đồng tình", "ủng hộ", "giữ nguyên", "giữ như dự thảo", "như dự thảo là hợp lý", "giữ chỉ tiêu", "đề nghị giữ", "nên giữ"}) &&
         !words.any({"chưa nhất trí", "không nhất trí", "không đồng ý", "chưa đồng ý", "không tán thành", "cho thống nhất", "để thống nhất", "chưa thống nhất", "không thống nhất", "thống nhất với",
                     "chưa đồng tình", "không đồng tình", "viết thống nhất"}) &&
         !words.starts_with({"không nên", "chưa nên"});
}

bool agrees_after_all(const CueWords& words) {
  return agrees(words) || words.any({"cơ bản thống nhất với", "hoàn toàn thống nhất với", "ý kiến thống nhất với", "thống nhất với nội dung", "thống nhất với dự thảo"}) ||
         (words.any({"không đồng ý với ý kiến"}) && words.any({"giữ"}));
}

bool with_condition(const CueWords& words) {
  return words.any({"song", "nhưng", "tuy nhiên", "với điều kiện", "đề nghị bổ sung", "đề nghị sửa", "đề nghị thêm", "kiến nghị", "đề xuất", "cần bổ sung", "nên bổ sung"});
}

Kind kind_of(const Opinion& opinion, const Signs& signs) {
  const CueWords& words = signs.words;
  const bool says_why = says_spelling(signs.reason);
  const bool figure = signs.shape == EditShape::figure;
  if (signs.tracked) {
    if (signs.shape == EditShape::spelling || signs.shape == EditShape::renumber) return Kind::spelling;
    if (signs.shape == EditShape::insertion) return Kind::add;
    if (signs.shape == EditShape::removal) return Kind::remove;
    return figure ? Kind::indicator : Kind::amend;
  }
  if (signs.rewritten) {
    if (says_why || signs.shape == EditShape::spelling || signs.shape == EditShape::renumber) return Kind::spelling;
    if (figure || (signs.on_figures && !figures_of(opinion.text).empty() && signs.shape == EditShape::wording)) return Kind::indicator;
    return Kind::amend;
  }
  if (says_spelling(words) || says_why) return Kind::spelling;
  const bool whole = words.any({"toàn bộ dự thảo", "toàn văn", "nội dung dự thảo", "bố cục và nội dung", "các nội dung dự thảo", "toàn bộ nội dung", "không có ý kiến", "bố cục, nội dung"});
  if (agrees_after_all(words)) {
    if (whole || (opinion.anchor.block < 0 && words.any({"dự thảo"}) && figures_of(opinion.text).empty())) return Kind::general;
    if (!with_condition(words)) return Kind::agree;
    if (signs.on_figures && !figures_of(opinion.text).empty()) return Kind::indicator;
  }
  if (signs.shape == EditShape::spelling || signs.shape == EditShape::renumber) return Kind::spelling;
  if (figure && (signs.on_figures || opinion.proposal.to.find('%') != std::string::npos || words.any({"chỉ tiêu", "tỷ lệ", "tỉ lệ", "nâng", "hạ", "thấp", "cao", "giảm", "tăng"}))) return Kind::indicator;
  const bool asks_change = words.any({"sửa", "thay", "thành", "điều chỉnh", "đổi", "viết lại", "nên viết", "đề nghị viết", "nên ghi"});
  if (words.any({"gộp", "ghép", "đảo", "bố cục", "sắp xếp lại", "đánh số lại", "đánh lại số", "tách thành", "chuyển mục", "chuyển phần"}) && signs.shape == EditShape::none) return Kind::restructure;
  if (opinion.text.find('?') != std::string::npos && signs.shape == EditShape::none) return Kind::question;
  if (words.any({"đề nghị làm rõ", "cho hỏi", "xin hỏi", "giải thích", "vì sao lại", "tại sao", "đề nghị nói rõ", "kiểm tra lại", "rà soát lại số liệu", "chưa hiểu", "băn khoăn", "là như thế nào", "là thế nào", "số nào đúng"}) &&
      signs.shape == EditShape::none)
    return Kind::question;
  if (signs.shape == EditShape::removal || (signs.shape == EditShape::none && words.any({"lược bỏ", "bỏ cụm từ", "bỏ từ", "bỏ câu", "bỏ đoạn", "xóa", "xoá", "không nên đưa"}) && !words.any({"từ bỏ", "xóa đói", "xóa bỏ", "bãi bỏ"})))
    return Kind::remove;
  if (signs.shape == EditShape::wording) return Kind::amend;
  if (signs.shape == EditShape::insertion) return Kind::add;
  if (words.any({"hiến kế", "giải pháp", "sáng kiến", "phát động", "chương trình nhà ở", "có chính sách", "có cơ chế", "có chương trình", "xây dựng phần mềm", "xây dựng mô hình"}) && !words.any({"câu", "đoạn", "cụm"})) return Kind::proposal;
  if (words.any({"thời gian gửi", "gửi sớm hơn", "gửi tài liệu"})) return Kind::general;
  const bool adds = words.any({"bổ sung", "thêm", "đưa vào", "nêu thêm", "ghi thêm", "thiếu", "cần có", "chưa có", "chưa đề cập", "chưa nêu", "chưa nói đến", "nói thêm", "đánh giá thêm", "ghi rõ", "cần đưa"});
  if (adds && !words.any({"không nên"})) return Kind::add;
  if (asks_change || words.any({"rút gọn", "diễn đạt", "dùng từ", "không nên viết", "không nên ghi", "chuyển xuống", "chuyển lên", "đưa lên trước"})) return Kind::amend;
  if (words.any({"làm rõ hơn", "kiến nghị", "đề xuất", "theo tôi", "nên có"})) return Kind::proposal;
  if (words.any({"đề nghị", "cần"})) return opinion.anchor.block < 0 ? Kind::proposal : Kind::add;
  return Kind::general;
}

// An amendment finds fault with the draft, or only words it otherwise.
bool finds_fault(const CueWords& words) {
  return words.any({"quá", "sai", "không nên", "còn dài", "khó nhớ", "tối nghĩa", "lặp", "không ăn khớp", "không đúng", "chưa đúng thực tế", "không phù hợp", "không còn", "trong khi", "ý kiến khác", "không khả thi",
                    "không sát", "mâu thuẫn", "không thể", "thừa", "bị cụt"});
}

Stance stance_of(const Opinion& opinion, const Signs& signs) {
  switch (opinion.kind) {
    case Kind::agree: case Kind::add: case Kind::proposal: return signs.words.any({"bị cụt"}) ? Stance::against : Stance::in_favour;
    case Kind::question: return signs.words.any({"băn khoăn", "đề nghị nói rõ", "không có tiêu chí"}) ? Stance::mixed : Stance::neutral;
    case Kind::general:
      return agrees_after_all(signs.words) || signs.words.any({"đúng thực tế", "xác đáng", "phù hợp", "đầy đủ", "hợp lý", "rõ ràng", "là đúng"}) ? Stance::in_favour : Stance::neutral;
    case Kind::unknown: return Stance::unknown;
    case Kind::indicator: return agrees_after_all(signs.words) ? Stance::in_favour : Stance::against;
    case Kind::spelling: return opinion.proposal.empty() && signs.shape == EditShape::none && signs.words.any({"định dạng", "in đậm", "in nghiêng"}) ? Stance::neutral : Stance::against;
    case Kind::restructure: return Stance::mixed;
    case Kind::amend: return finds_fault(signs.words) || (signs.rewritten && signs.reason.count() > 0 && !signs.reason.any({"cần có", "nên có", "để"})) ? Stance::against : Stance::mixed;
    case Kind::remove: return Stance::against;
  }
  return Stance::unknown;
}

// Speaks of how the draft is written, not of what it says.
bool about_wording(const Opinion& opinion, const Signs& signs) {
  if (opinion.kind != Kind::amend && opinion.kind != Kind::remove && opinion.kind != Kind::add) return false;
  return signs.words.any({"tối nghĩa", "lặp chữ", "viết gọn", "gọn lại", "bị cụt", "không ăn khớp", "cho thống nhất", "văn phong", "câu văn", "trùng nguyên văn", "bố cục", "thuật ngữ"});
}

// Words that ask ("đề nghị …") make an instruction; without any the text stands for the draft's words beside it.
bool instructs(const CueWords& words) {
  return words.any({"đề nghị", "bỏ", "sửa", "thay", "bổ sung", "thêm", "nên", "cần", "xem lại", "kiến nghị", "đề xuất", "chuyển", "lược", "nhất trí", "đồng ý"});
}

class Judge {
 public:
  explicit Judge(const Consultation& consultation) : consultation_(consultation), bonds_(consultation.drafts), topics_(consultation) {}

  void judge(Opinion& opinion) const {
    const StatedEdit stated = stated_edit(opinion.text);
    const std::string block = block_with(opinion, stated);
    const EditPlace place{block, opinion.anchor.exact, opinion.hints.quote, opinion.argument, written_without_marks(opinion.text)};
    Signs signs{CueWords(opinion.text), CueWords(opinion.argument), EditShape::none, false, false, on_figures(opinion)};
    SettledEdit edit;
    if (opinion.hints.mark && opinion.hints.mark->via != MarkedRange::Via::comment) {
      signs.tracked = true;
      edit = settle_tracked(*opinion.hints.mark, bonds_);
    } else if (!opinion.hints.mark && !trim(opinion.hints.quote).empty() && !instructs(signs.words) && signs.words.count() > 1) {
      edit = settle_rewritten(opinion.text, place, bonds_);
      signs.rewritten = edit.shape != EditShape::none;
    }
    if (edit.shape == EditShape::none && !signs.tracked) edit = settle_edit(stated, place, bonds_);
    signs.shape = edit.shape;
    opinion.proposal = edit.proposal;
    opinion.kind = kind_of(opinion, signs);
    opinion.stance = stance_of(opinion, signs);
    opinion.topic = topics_.choose(opinion, about_wording(opinion, signs));
    if (opinion.argument.empty()) opinion.argument = stated_reason(opinion.text);
  }

 private:
  // The block that the edit is in: the opinion's own, or the one of its draft that holds the words it quotes (a comment
  // on the text may speak of a footnote).
  std::string block_with(const Opinion& opinion, const StatedEdit& stated) const {
    const std::string own = block_text(opinion);
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
};

}  // namespace

void judge_opinions(const Consultation& consultation, std::span<Opinion> opinions) {
  const Judge judge(consultation);
  for (Opinion& opinion : opinions) judge.judge(opinion);
}

}  // namespace dh::analyse
