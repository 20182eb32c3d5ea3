#include "analyse/zones.h"

#include <algorithm>
#include <initializer_list>
#include <string>

#include "analyse/cue_phrases.h"
#include "analyse/cue_words.h"
#include "analyse/word_list.h"
#include "text/fold.h"

namespace dh::analyse {
namespace {

constexpr std::size_t longest_name = 12;  // words that follow "đoạn", "phần"

class Reader {
 public:
  explicit Reader(std::string_view text) : text_(text), words_(words_of(text)), plain_(written_without_marks(text)) {}

  std::vector<Zone> read() {
    find_clauses();
    Zone::Kind kind = Zone::Kind::rest;
    std::size_t since = 0;
    for (std::size_t i = 0; i < words_.size(); ++i) {
      const std::string_view before = gap(i);
      const bool sentence = before.find_first_of(".;\n") != std::string_view::npos;
      const bool colon = before.find(':') != std::string_view::npos;
      const bool clause = sentence || colon || before.find(',') != std::string_view::npos;
      const bool over = kind == Zone::Kind::naming ? clause : kind == Zone::Kind::fresh ? sentence || colon : sentence;
      if (over) kind = Zone::Kind::rest;
      if (kind == Zone::Kind::naming && (i - since > longest_name || is(i, {"nên", "cần", "chưa", "còn", "ghi", "viết", "thiếu", "đã", "phải", "không", "đề", "có", "nêu", "là"}))) kind = Zone::Kind::rest;
      if (kind == Zone::Kind::fresh && is(i, {"vào", "sau", "trước", "trong", "ở"})) kind = Zone::Kind::rest;
      if (kind == Zone::Kind::told && is(i, {"nhưng", "mà", "song", "chưa", "nên", "cần", "đề", "thì"})) kind = Zone::Kind::rest;
      const bool cause = is(i, {"vì", "nhằm", "bởi", "giao"}) || (is(i, {"do", "để"}) && i > 0) || only_then(i);
      if (says_of_draft(i)) {
        kind = Zone::Kind::told;
      } else if (cause) {
        kind = Zone::Kind::reason;
      } else if (kind == Zone::Kind::rest) {
        const bool more = is(i, {"thêm", "thành", "bằng"}) && !(i > 0 && is(i - 1, {"tăng", "giảm", "đạt"}));
        if (more || (is(i, {"bổ"}) && is(i + 1, {"sung"})) || (is(i, {"có"}) && i > 0 && is(i - 1, {"nên", "cần", "phải"}))) kind = Zone::Kind::fresh;
        else if (is(i, {"phần", "mục", "đoạn", "chỗ", "câu"}) || (is(i, {"chỉ"}) && is(i + 1, {"tiêu", "số"})) || (is(i, {"nội"}) && is(i + 1, {"dung"})) || (is(i, {"nhận"}) && is(i + 1, {"định"}))) {
          kind = Zone::Kind::naming;
          since = i;
        }
      }
      const Zone::Kind here = kind == Zone::Kind::rest && known(i) ? Zone::Kind::reason : kind;
      if (!zones_.empty() && zones_.back().kind == here && !clause) zones_.back().end = words_[i].end;
      else zones_.push_back({words_[i].start, words_[i].end, here});
    }
    return std::move(zones_);
  }

 private:
  struct Clause {
    std::size_t first = 0, last = 0;  // words
    bool asks = false, tells = false;
  };

  // Between the word and the one before it.
  std::string_view gap(std::size_t i) const {
    return i == 0 ? std::string_view() : text_.substr(words_[i - 1].end, words_[i].start - words_[i - 1].end);
  }

  void find_clauses() {
    for (std::size_t i = 0; i < words_.size(); ++i) {
      if (i == 0 || gap(i).find_first_of(".;\n,:") != std::string_view::npos) clauses_.push_back({i, i, false, false});
      Clause& one = clauses_.back();
      one.last = i;
      one.asks = one.asks || is(i, {"nên", "cần", "phải", "sửa", "thêm", "bỏ", "thay", "nâng", "hạ", "giữ"}) || (is(i, {"đề", "kiến"}) && is(i + 1, {"nghị"})) || (is(i, {"bổ"}) && is(i + 1, {"sung"}));
      one.tells = one.tells || is(i, {"đã", "mới", "hiện", "vừa"});
    }
    asked_for_ = std::ranges::any_of(clauses_, &Clause::asks);
  }

  // In a clause that tells what has been or is, beside one that asks: what is known, not what is spoken of.
  bool known(std::size_t i) const {
    if (!asked_for_) return false;
    const auto in = std::ranges::find_if(clauses_, [&](const Clause& one) { return one.first <= i && i <= one.last; });
    return in != clauses_.end() && in->tells && !in->asks;
  }

  // "phải 10% mới xứng với …": what comes only then is the reason.
  bool only_then(std::size_t i) const {
    if (!is(i, {"mới"}) || gap(i).find_first_not_of(' ') != std::string_view::npos) return false;
    for (std::size_t k = i; k-- > 0 && gap(k + 1).find_first_of(".;\n,:") == std::string_view::npos;)
      if (is(k, {"phải", "nên", "cần"})) return true;
    return false;
  }

  // Right behind "dự thảo nói", "báo cáo mới ghi", "mới chỉ nêu".
  bool says_of_draft(std::size_t i) const {
    if (i < 2 || !is(i - 1, {"nói", "ghi", "nêu", "viết", "nhắc", "đặt"})) return false;
    std::size_t k = i - 1;
    std::size_t only = 0;
    while (k > 0 && is(k - 1, {"mới", "chỉ", "có", "đã", "cũng", "hiện", "đang"})) {
      only += is(k - 1, {"mới", "chỉ"});
      --k;
    }
    if (only > 1) return true;
    return k > 1 && ((is(k - 2, {"dự"}) && is(k - 1, {"thảo"})) || (is(k - 2, {"báo"}) && is(k - 1, {"cáo"})) || (is(k - 2, {"văn"}) && is(k - 1, {"kiện"})));
  }

  bool is(std::size_t i, std::initializer_list<std::string_view> list) const {
    if (i >= words_.size()) return false;
    return std::ranges::any_of(list, [&](std::string_view one) { return plain_ ? words_[i].plain == cue_phrase(one, true).words : words_[i].key == one; });
  }

  std::string_view text_;
  std::vector<Word> words_;
  bool plain_;
  std::vector<Zone> zones_;
  std::vector<Clause> clauses_;
  bool asked_for_ = false;
};

}  // namespace

std::vector<Zone> zones_of(std::string_view text) { return Reader(text).read(); }

}  // namespace dh::analyse
