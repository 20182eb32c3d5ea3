#include "analyse/zones.h"

#include <algorithm>
#include <initializer_list>
#include <string>

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
    Zone::Kind kind = Zone::Kind::rest;
    std::size_t since = 0;
    for (std::size_t i = 0; i < words_.size(); ++i) {
      const std::string_view gap = i == 0 ? std::string_view() : text_.substr(words_[i - 1].end, words_[i].start - words_[i - 1].end);
      const bool sentence = gap.find_first_of(".;\n") != std::string_view::npos;
      const bool clause = sentence || gap.find_first_of(",:") != std::string_view::npos;
      const bool over = kind == Zone::Kind::naming ? clause : kind == Zone::Kind::fresh ? sentence || gap.find(':') != std::string_view::npos : sentence;
      if (over) kind = Zone::Kind::rest;
      if (kind == Zone::Kind::naming && (i - since > longest_name || is(i, {"nên", "cần", "chưa", "còn", "ghi", "viết", "thiếu", "đã", "phải", "không", "đề", "có", "nêu", "là"}))) kind = Zone::Kind::rest;
      if (kind == Zone::Kind::fresh && is(i, {"vào", "sau", "trước", "trong", "ở"})) kind = Zone::Kind::rest;
      if (is(i, {"vì", "nhằm", "bởi", "giao"}) || (is(i, {"do", "để"}) && i > 0)) {
        kind = Zone::Kind::reason;
      } else if (kind == Zone::Kind::rest) {
        if (is(i, {"thêm", "thành", "bằng"}) || (is(i, {"bổ"}) && is(i + 1, {"sung"}))) kind = Zone::Kind::fresh;
        else if (is(i, {"phần", "mục", "đoạn", "chỗ", "câu", "chỉ"}) || (is(i, {"nội"}) && is(i + 1, {"dung"})) || (is(i, {"nhận"}) && is(i + 1, {"định"}))) {
          kind = Zone::Kind::naming;
          since = i;
        }
      }
      if (!zones_.empty() && zones_.back().kind == kind && !clause) zones_.back().end = words_[i].end;
      else zones_.push_back({words_[i].start, words_[i].end, kind});
    }
    return std::move(zones_);
  }

 private:
  bool is(std::size_t i, std::initializer_list<std::string_view> list) const {
    if (i >= words_.size()) return false;
    return std::ranges::any_of(list, [&](std::string_view one) { return plain_ ? words_[i].plain == fold(one, Fold::marks) : words_[i].key == one; });
  }

  std::string_view text_;
  std::vector<Word> words_;
  bool plain_;
  std::vector<Zone> zones_;
};

}  // namespace

std::vector<Zone> zones_of(std::string_view text) { return Reader(text).read(); }

}  // namespace dh::analyse
