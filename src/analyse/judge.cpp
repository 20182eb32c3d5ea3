#include <algorithm>
#include <cmath>
#include <initializer_list>
#include <map>
#include <regex>
#include <set>
#include <vector>

#include "analyse/passes.h"
#include "analyse/stated_edit.h"
#include "text/fold.h"

namespace dh::analyse {
namespace {

// Words with tone marks kept when the text has any; people who type without them are judged without.
struct Words {
  std::string text;
  bool plain;

  explicit Words(std::string_view original) : text(' ' + fold_words(original) + ' '), plain(text == ' ' + fold_words(original, Fold::marks) + ' ') {}
  bool any(std::initializer_list<std::string_view> phrases) const {
    return std::ranges::any_of(phrases, [&](std::string_view phrase) {
      return text.find(' ' + (plain ? fold_words(phrase, Fold::marks) : fold_words(phrase)) + ' ') != std::string::npos;
    });
  }
};

Kind kind_by_words(const Opinion& opinion, const Words& words) {
  const bool indicator = words.any({"chỉ tiêu", "chỉ số", "tỷ lệ", "mục tiêu đạt"}) || opinion.text.find('%') != std::string::npos;
  const bool number = opinion.text.find_first_of("0123456789") != std::string::npos;
  if (words.any({"chính tả", "lỗi đánh máy", "đánh máy", "viết sai", "sai lỗi", "thiếu dấu", "viết hoa", "viết thường", "thừa từ", "thừa chữ", "dư chữ", "dư từ", "lặp từ", "lặp chữ", "lặp lại từ", "thiếu chữ", "dấu chấm", "dấu phẩy", "lỗi", "in nhầm", "ghi nhầm", "gõ nhầm", "gõ sai"}))
    return Kind::spelling;
  const bool agree = words.any({"nhất trí", "đồng ý", "thống nhất", "tán thành", "đồng tình", "hoàn toàn ủng hộ", "ủng hộ"}) && !words.any({"chưa nhất trí", "không nhất trí", "không đồng ý", "chưa đồng ý", "không tán thành", "cho thống nhất", "để thống nhất", "chưa thống nhất", "không thống nhất"});
  const bool change = words.any({"đề nghị", "sửa", "bổ sung", "thêm", "bỏ", "thay", "điều chỉnh", "kiến nghị", "đề xuất", "cần", "nên", "nhưng", "tuy nhiên"});
  if (agree && (!words.any({"sửa", "bổ sung", "bỏ", "thay", "điều chỉnh", "nhưng", "tuy nhiên", "kiến nghị", "đề xuất"}) || !change)) return Kind::agree;
  if (words.any({"bố cục", "chuyển mục", "chuyển phần", "chuyển đoạn", "chuyển nội dung", "gộp", "tách", "đảo", "đưa lên", "chuyển lên", "chuyển xuống", "sắp xếp lại", "ghép", "đánh số", "đánh lại số", "số thứ tự"}) && !words.any({"chuyển đổi số"}))
    return Kind::restructure;
  if (opinion.text.find('?') != std::string::npos || words.any({"đề nghị làm rõ", "cho hỏi", "xin hỏi", "đề nghị giải thích", "vì sao", "tại sao", "giải trình thêm", "chưa rõ"})) return Kind::question;
  if (indicator && number && words.any({"thấp", "cao", "nâng", "giảm", "tăng", "đề nghị ghi", "chưa phù hợp", "điều chỉnh", "khó đạt", "khó thực hiện", "khả thi"})) return Kind::indicator;
  if (words.any({"lược bỏ", "bỏ cụm từ", "bỏ từ", "bỏ câu", "bỏ đoạn", "bỏ bớt", "xóa", "xoá", "bỏ", "bớt", "cắt", "lược", "không nên đưa"}) && !words.any({"sửa", "thay", "thành", "từ bỏ", "bãi bỏ", "xóa đói", "xóa bỏ"})) return Kind::remove;
  const bool edit = words.any({"sửa", "thay", "thành", "điều chỉnh", "đổi", "viết lại", "diễn đạt lại", "nên là", "thay thế", "sửa đổi", "dùng từ"});
  const bool addition = words.any({"bổ sung", "thêm", "đưa vào", "nêu thêm", "ghi thêm", "thiếu", "còn thiếu", "cần có", "chưa có", "chưa đề cập", "chưa nêu"});
  if (edit && !(addition && words.any({"bổ sung"}) && !words.any({"thành"}))) return Kind::amend;
  if (addition) return Kind::add;
  if (words.any({"kiến nghị", "đề xuất", "hiến kế", "giải pháp", "xây dựng mô hình", "tổ chức"})) return Kind::proposal;
  if (words.any({"đề nghị", "cần"})) return Kind::add;
  return Kind::general;
}

std::vector<std::string_view> split_words(std::string_view text) {
  std::vector<std::string_view> out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find_first_of(" \n", at), text.size());
    if (end > at) out.push_back(text.substr(at, end - at));
    at = end + 1;
  }
  return out;
}

// The draft's words beside the words that shall stand there: what lies between their common beginning and end.
Proposal rewritten(std::string_view quote, std::string_view text) {
  const std::vector<std::string_view> before = split_words(quote), after = split_words(text);
  std::size_t head = 0, tail = 0;
  while (head < before.size() && head < after.size() && before[head] == after[head]) ++head;
  while (tail < before.size() - head && tail < after.size() - head && before[before.size() - 1 - tail] == after[after.size() - 1 - tail]) ++tail;
  if ((head + tail) * 3 < before.size()) return {};
  const auto slice = [&](std::string_view whole, const std::vector<std::string_view>& words) {
    if (head + tail >= words.size()) return std::string();
    const std::string_view last = words[words.size() - 1 - tail];
    const auto start = static_cast<std::size_t>(words[head].data() - whole.data());
    return std::string(whole.substr(start, static_cast<std::size_t>(last.data() - whole.data()) + last.size() - start));
  };
  return {slice(quote, before), slice(text, after), {}};
}

Kind kind_by_mark(const Opinion& opinion) {
  const MarkedRange& mark = *opinion.hints.mark;
  // A tracked change of few letters is a correction of spelling; one of words changes what is said.
  const std::string from = fold_words(opinion.proposal.from, Fold::marks), to = fold_words(opinion.proposal.to, Fold::marks);
  const auto close = from == to || (std::ranges::count(from, ' ') <= 1 && std::ranges::count(to, ' ') <= 1 && !from.empty() && !to.empty());
  if (mark.via == MarkedRange::Via::replaced) return close ? Kind::spelling : Kind::amend;
  if (mark.via == MarkedRange::Via::deleted) return std::ranges::count(from, ' ') <= 2 ? Kind::spelling : Kind::remove;
  return std::ranges::count(to, ' ') <= 1 ? Kind::spelling : Kind::add;
}

Stance stance_of_kind(Kind kind, const Words& words) {
  switch (kind) {
    case Kind::agree: case Kind::add: case Kind::proposal: return Stance::in_favour;
    case Kind::question: return Stance::neutral;
    case Kind::general: return words.any({"tốt", "đầy đủ", "hợp lý", "phù hợp", "rõ ràng"}) && !words.any({"chưa", "không"}) ? Stance::in_favour : Stance::neutral;
    case Kind::unknown: return Stance::unknown;
    default: return Stance::against;
  }
}

// "nâng lên 5%" beside a paragraph that states one such figure: that one shall change.
void take_figure_of_draft(const Consultation& consultation, Opinion& opinion) {
  Proposal& edit = opinion.proposal;
  const Draft* draft = consultation.draft(opinion.anchor.document);
  if (draft == nullptr || opinion.anchor.block < 0 || !opinion.anchor.certain || !edit.from.empty() || !edit.after.empty() || edit.to.empty() ||
      edit.to.front() < '0' || edit.to.front() > '9')
    return;
  static const std::regex figure("[0-9][0-9.,]*(?: ?- ?[0-9][0-9.,]*)?(?: ?(?:%|‰))?");
  const std::string& text = draft->blocks[static_cast<std::size_t>(opinion.anchor.block)].text;
  const bool share = edit.to.find('%') != std::string::npos;
  std::vector<std::string> found;
  for (std::sregex_iterator one(text.begin(), text.end(), figure), end; one != end; ++one)
    if ((one->str().find('%') != std::string::npos) == share) found.push_back(one->str());
  if (found.size() != 1) return;
  edit.from = found.front();
  while (!edit.from.empty() && (edit.from.back() == '.' || edit.from.back() == ',' || edit.from.back() == ' ')) edit.from.pop_back();
}

class TopicChooser {
 public:
  explicit TopicChooser(const Consultation& consultation) : consultation_(consultation) {
    std::map<std::string, int> seen;
    for (const Topic& topic : consultation.guide.topics) {
      if (topic.parent.empty()) continue;
      topics_.push_back({&topic, bigrams(topic.text)});
      for (const std::string& one : topics_.back().words) ++seen[one];
    }
    for (const auto& [word, count] : seen) weight_[word] = std::log(1.0 + static_cast<double>(topics_.size()) / count);
  }

  std::string choose(const Opinion& opinion) const {
    for (const auto& [topic, unused] : topics_)
      if (!opinion.hints.topic.empty() && fold_words(opinion.hints.topic) == fold_words(topic->label)) return topic->label;
    if (opinion.document.empty() || opinion.document == "none") return opinion.kind == Kind::proposal || opinion.kind == Kind::general ? "" : "";
    if (opinion.kind == Kind::spelling || opinion.kind == Kind::restructure)
      if (const std::string label = naming(opinion, {"chinh ta", "bo cuc"}); !label.empty()) return label;
    if (opinion.kind == Kind::indicator)
      if (const std::string label = naming(opinion, {"he thong cac chi tieu", "chi tieu"}); !label.empty()) return label;
    std::string headings;
    if (const Draft* draft = consultation_.draft(opinion.anchor.document); draft != nullptr && opinion.anchor.block >= 0) {
      for (int at = opinion.anchor.block; at >= 0; at = draft->blocks[static_cast<std::size_t>(at)].parent) {
        const Block& block = draft->blocks[static_cast<std::size_t>(at)];
        if (block.kind == BlockKind::heading) headings += block.text + '\n';
      }
    }
    const std::set<std::string> above = bigrams(headings), own = bigrams(opinion.text);
    std::string best;
    double most = 0;
    for (const auto& [topic, words] : topics_) {
      if (!asked_of(*topic, opinion)) continue;
      double sum = 0;
      for (const std::string& one : words) sum += weight_.at(one) * (1.0 * above.contains(one) + 0.8 * own.contains(one));
      sum /= std::sqrt(static_cast<double>(words.size()) + 10);
      if (sum > most) {
        most = sum;
        best = topic->label;
      }
    }
    return best;
  }

 private:
  static std::set<std::string> bigrams(std::string_view text) {
    const std::string words = fold_words(text, Fold::marks);
    std::set<std::string> out;
    std::string before;
    for (std::size_t at = 0; at < words.size();) {
      const std::size_t end = std::min(words.find(' ', at), words.size());
      const std::string word = words.substr(at, end - at);
      if (!before.empty()) out.insert(before + ' ' + word);
      before = word;
      at = end + 1;
    }
    return out;
  }
  static bool asked_of(const Topic& topic, const Opinion& opinion) {
    return topic.documents.empty() || std::ranges::find(topic.documents, opinion.document) != topic.documents.end();
  }
  std::string naming(const Opinion& opinion, std::initializer_list<std::string_view> phrases) const {
    for (const std::string_view phrase : phrases)
      for (const auto& [topic, unused] : topics_)
        if (asked_of(*topic, opinion) && fold_words(topic->text, Fold::marks).find(phrase) != std::string::npos) return topic->label;
    return {};
  }

  struct Entry {
    const Topic* topic;
    std::set<std::string> words;
  };
  const Consultation& consultation_;
  std::vector<Entry> topics_;
  std::map<std::string, double> weight_;
};

}  // namespace

void judge_opinions(const Consultation& consultation, std::span<Opinion> opinions) {
  const TopicChooser topics(consultation);
  for (Opinion& opinion : opinions) {
    const Words words(opinion.text);
    const bool change = opinion.hints.mark && opinion.hints.mark->via != MarkedRange::Via::comment;
    if (change) {
      opinion.kind = kind_by_mark(opinion);
    } else {
      opinion.kind = kind_by_words(opinion, words);
      opinion.proposal = stated_edit(opinion.text);
      if (opinion.proposal.empty() && !opinion.hints.quote.empty()) opinion.proposal = rewritten(opinion.hints.quote, opinion.text);
      if (opinion.proposal.from.empty() && !opinion.proposal.to.empty() && opinion.proposal.after.empty() && opinion.kind == Kind::amend)
        opinion.proposal.from = opinion.anchor.exact;
    }
    take_figure_of_draft(consultation, opinion);
    opinion.stance = stance_of_kind(opinion.kind, words);
    opinion.topic = topics.choose(opinion);
    if (opinion.argument.empty()) opinion.argument = stated_reason(opinion.text);
  }
}

}  // namespace dh::analyse
