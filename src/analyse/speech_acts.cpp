#include "analyse/speech_acts.h"

#include <algorithm>
#include <cstdint>
#include <initializer_list>
#include <utility>
#include <vector>

#include "analyse/cue_phrases.h"
#include "analyse/cue_words.h"
#include "analyse/quotation.h"
#include "text/each_word.h"
#include "text/fold.h"

namespace dh::analyse {
namespace {

using Phrases = std::initializer_list<std::string_view>;

class Reader {
 public:
  explicit Reader(std::string_view text) : plain_(written_without_marks(text)) {
    const std::string folded = fold_words(text);
    each_word(folded, [&](std::string_view word) {
      words_.emplace_back(word);
      signs_ |= sign_of(words_.back());
    });
  }

  std::size_t size() const { return words_.size(); }
  bool without_marks() const { return plain_; }
  bool number_at(std::size_t at) const { return at < words_.size() && words_[at][0] >= '0' && words_[at][0] <= '9'; }

  // How many words of a phrase stand at `at`; 0 when it does not.
  std::size_t stands(std::size_t at, std::string_view phrase) const {
    if (!plain_) return stands_as_written(at, phrase);
    return stands_as_written(at, cue_phrase(phrase, true).words);
  }
  bool any_at(std::size_t at, Phrases phrases) const {
    return std::ranges::any_of(phrases, [&](std::string_view one) { return stands(at, one) > 0; });
  }
  // One of the phrases ends right before `at`.
  bool before(std::size_t at, Phrases phrases) const {
    return std::ranges::any_of(phrases, [&](std::string_view one) {
      const auto length = static_cast<std::size_t>(std::ranges::count(one, ' ')) + 1;
      return at >= length && stands(at - length, one) > 0;
    });
  }
  bool within(std::size_t from, std::size_t count, Phrases phrases) const {
    for (std::size_t at = from; at < std::min(from + count, words_.size()); ++at)
      if (any_at(at, phrases)) return true;
    return false;
  }
  bool negated(std::size_t at) const { return before(at, {"không", "chưa", "chẳng", "không nên", "chưa nên", "không thể", "đừng", "không được", "chưa thể", "chưa hoàn toàn", "không hoàn toàn"}); }

  // The first of the phrases; `fits` may refuse a place. The longest phrase there wins.
  template <class Fits>
  Act find(Phrases phrases, Fits fits) const {
    std::vector<std::pair<std::size_t, std::size_t>> found;  // where, and how many words less than all
    for (const std::string_view one : phrases) {
      const std::string_view form = plain_ ? std::string_view(cue_phrase(one, true).words) : one;
      const std::string_view first = form.substr(0, form.find(' '));
      if ((signs_ & sign_of(first)) == 0) continue;
      for (std::size_t at = 0; at < words_.size(); ++at)
        if (const std::size_t length = words_[at] == first ? stands_as_written(at, form) : 0; length > 0) found.emplace_back(at, words_.size() - length);
    }
    std::ranges::sort(found);
    for (const auto& [at, rest] : found)
      if (fits(at, words_.size() - rest)) return {slice(at, at + words_.size() - rest), at};
    return {};
  }
  Act find(Phrases phrases) const {
    return find(phrases, [](std::size_t, std::size_t) { return true; });
  }
  std::string slice(std::size_t from, std::size_t to) const {
    std::string out;
    for (std::size_t i = from; i < to; ++i) out += (out.empty() ? "" : " ") + words_[i];
    return out;
  }

 private:
  // One bit of 64 for a word, to tell soon that a text does not hold it.
  static std::uint64_t sign_of(std::string_view word) {
    return std::uint64_t{1} << ((word.empty() ? 0U : static_cast<unsigned char>(word.back()) * 7U + static_cast<unsigned char>(word.front()) + static_cast<unsigned>(word.size()) * 13U) % 64U);
  }
  std::size_t stands_as_written(std::size_t at, std::string_view form) const {
    std::size_t count = 0;
    for (std::size_t from = 0; from <= form.size(); ++count) {
      const std::size_t end = std::min(form.find(' ', from), form.size());
      if (at + count >= words_.size() || words_[at + count] != form.substr(from, end - from)) return 0;
      from = end + 1;
    }
    return count;
  }

  std::vector<std::string> words_;
  std::uint64_t signs_ = 0;
  bool plain_;
};

// "thống nhất" agrees, or it asks to make things one: "viết cho thống nhất", "thống nhất một con số".
bool unifies(const Reader& text, std::size_t at) {
  return text.stands(at, "thống nhất") > 0 &&
         (text.before(at, {"viết", "ghi", "dùng", "cho", "để", "sự", "trình bày", "được", "tính", "đảm bảo", "bảo đảm"}) ||
          text.any_at(at + 2, {"một", "cách", "lại", "giữa", "chờ", "quản lý", "số liệu", "tên", "trong toàn", "thuật ngữ", "hai", "cả"}));
}

// What would change the draft: to disagree with it is to keep the draft.
const Phrases changes = {"nâng", "hạ", "tăng", "giảm", "bỏ", "sửa", "thay", "thêm", "bổ sung", "điều chỉnh", "đổi", "đặt cao", "đặt thấp", "rút", "lược", "đưa thêm", "ghi thêm", "gộp", "tách", "cắt"};

void read_agreement(const Reader& text, SpeechActs& out) {
  static const Phrases agreeing = {"nhất trí", "đồng ý", "thống nhất", "tán thành", "đồng tình", "ủng hộ", "hoan nghênh", "tán đồng", "hoàn toàn thống nhất", "đồng thuận với"};
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (!text.any_at(at, agreeing) || unifies(text, at)) continue;
    if (!text.negated(at)) {
      if (!out.agree) out.agree = {text.slice(at, at + 2), at};
      continue;
    }
    const bool with_change = text.within(at + 2, 6, changes) || text.within(at + 2, 3, {"ý kiến", "đồng chí", "đ c", "anh", "chị"});
    Act& act = with_change ? out.keep : out.disagree;
    if (!act) act = {text.slice(at - 1, at + 2), at - 1};
  }
  if (!out.keep) out.keep = text.find({"giữ", "để nguyên", "giữ nguyên", "như dự thảo là", "như dự thảo"}, [&](std::size_t at, std::size_t) {
    if (text.negated(at) || text.before(at, {"chỉ", "gìn", "lưu", "nắm"})) return false;
    if (text.any_at(at, {"để nguyên", "giữ nguyên"}) || text.stands(at, "như dự thảo") > 0) return true;
    // "giữ vững", "giữ đất" do something in the world; what is kept here is the draft's.
    return text.number_at(at + 1) || text.any_at(at + 1, {"mức", "như", "chỉ tiêu", "mục tiêu", "định hướng", "nội dung", "con số", "tỷ lệ", "tỉ lệ", "mỗi", "quan điểm", "cụm", "từ", "câu", "ý", "đoạn", "phần", "số", "nhóm", "tên", "chủ đề", "chủ trương", "quy định", "cách viết", "khoảng"});
  });
  if (!out.keep) out.keep = text.find({"không nên", "chưa nên", "không cần", "không cần phải", "đừng", "không phải"}, [&](std::size_t at, std::size_t length) { return text.any_at(at + length, changes); });
  out.praise = text.find({"là hợp lý", "là phù hợp", "là đúng đắn", "là cần thiết", "rất cần thiết", "rất phù hợp", "rất hợp lý", "là vừa sức", "là sát", "rất sát", "chủ trương đúng", "hợp lý rồi", "là rất đúng", "là đúng"},
                         [&](std::size_t at, std::size_t length) { return !text.before(at, {"không phải", "chưa"}) && !text.any_at(at + length, {"thực tế", "với thực tế"}); });
  out.confirm = text.find({"đúng thực tế", "xác đáng", "đúng với thực tế", "sát thực tế", "sát với thực tế", "thẳng thắn", "khách quan", "đầy đủ", "rõ ràng"}, [&](std::size_t at, std::size_t) { return !text.negated(at) && !text.before(at, {"cho"}); });
}

void read_requests(const Reader& text, SpeechActs& out) {
  const auto not_kept = [&](std::size_t at, std::size_t) { return !text.negated(at) && !text.before(at, {"không cần", "không nên", "đã được", "đã"}); };
  out.remove = text.find({"bỏ", "lược bỏ", "xóa", "xoá", "cắt bỏ", "gạch bỏ", "loại bỏ", "bỏ bớt", "dừng", "nên dừng", "đề nghị dừng", "tạm dừng", "không nên đưa", "không nên nêu", "không đưa", "không nên để", "không cần nêu", "không cần ghi", "không nên có"},
                         [&](std::size_t at, std::size_t length) {
                           if (text.without_marks() && length == 1 && text.stands(at, "dừng") > 0) return false;  // also "dụng", "dùng"
                           return not_kept(at, length) && !text.before(at, {"từ", "xóa", "xoá", "bãi", "hủy", "rào", "gạt"}) &&
                                  !text.any_at(at + 1, {"đói", "phiếu", "qua", "sót", "học", "trống", "mù chữ", "nhà tạm", "dở", "ngỏ", "rơi", "lại ở"});
                         });
  out.add = text.find({"bổ sung", "thêm", "nêu thêm", "ghi thêm", "nói thêm", "đánh giá thêm", "chèn", "cần có", "nên có", "phải có", "chưa có", "chưa nêu", "chưa nói", "chưa đề cập", "chưa thấy", "không thấy", "chưa nhắc", "thiếu", "nêu rõ", "nói rõ thêm", "ghi rõ",
                       "làm rõ thêm", "nhấn mạnh", "quan tâm", "đưa vào", "cần đưa", "nên đưa", "đưa thêm", "cần nói", "ghi đủ", "kèm"},
                      [&](std::size_t at, std::size_t length) {
                        if (text.stands(at, "thiếu") > 0 && (text.before(at, {"thừa", "còn"}) && text.before(at, {"thừa"}))) return false;
                        if (text.stands(at, "thêm") > 0 && (text.before(at, {"ý kiến", "không có ý kiến", "tăng", "tôi", "gì", "hiểu"}))) return false;
                        return text.stands(at, "chưa") > 0 || text.stands(at, "không thấy") > 0 || text.stands(at, "chưa thấy") > 0 || text.stands(at, "chưa có") > 0 || not_kept(at, length);
                      });
  out.replace = text.find({"sửa", "thay", "thay thế", "đổi", "điều chỉnh", "viết lại", "diễn đạt lại", "ghi lại", "sửa lại", "nên viết", "đề nghị viết", "nên ghi", "đề nghị ghi", "chỉ nên", "nên là", "nên dùng", "dùng từ", "không nên viết", "không nên ghi", "không nên dùng", "nên lùi",
                           "nên đổi", "quy định cụ thể", "mạnh hơn", "rõ hơn", "cụ thể hơn", "viết rõ", "chỉ ghi", "xem lại", "cân nhắc lại", "viết cho", "viết gọn", "gọn lại", "nói thẳng", "phải là", "lên trước"},
                          [&](std::size_t at, std::size_t) {
                            // Without tone marks "thay" is also "thấy".
                            if (text.without_marks() && text.stands(at, "thay") > 0 && text.before(at, {"không", "chưa", "tôi", "em", "mình", "lại", "chúng tôi"})) return false;
                            return !text.negated(at) || text.before(at, {"chưa"}) || text.stands(at, "không nên viết") > 0;
                          });
  out.carry = text.find({"đưa", "chuyển", "để", "xếp", "đặt"}, [&](std::size_t at, std::size_t length) {
    return text.within(at + length, 8, {"lên thân bài", "vào thân bài", "xuống chú thích", "lên trước", "xuống sau", "lên đầu", "xuống cuối", "sang phần", "xuống phần", "lên phần", "về phần", "sang mục", "xuống mục", "lên mục", "về mục", "vào phụ lục", "xuống phụ lục"});
  });
  out.shorten = text.find({"rút gọn", "viết gọn", "gọn lại", "lược bớt", "rút ngắn", "cô đọng", "ngắn gọn", "rút còn", "cho gọn"});
  static const Phrases sections = {"mục", "phần", "chương", "điểm", "tiểu mục", "đoạn", "hai mục", "hai phần", "các mục", "các phần", "vào một chỗ", "vào một mục"};
  out.move = text.find({"gộp", "ghép", "tách", "đảo", "chuyển", "sắp xếp lại", "bố cục", "bố cục lại", "đánh số lại", "đánh lại số", "kết cấu lại", "nhập"}, [&](std::size_t at, std::size_t length) {
    if (text.negated(at)) return false;
    if (text.any_at(at, {"sắp xếp lại", "bố cục lại", "đánh số lại", "đánh lại số", "kết cấu lại"})) return true;
    if (text.stands(at, "bố cục") > 0) return !text.within(at, 6, {"nhất trí", "thống nhất"}) && !text.before(at, {"với", "về"});
    if (text.stands(at, "chuyển") > 0) return text.any_at(at + 1, {"mục", "phần", "cả mục", "cả phần", "toàn bộ mục"});
    return text.within(at + length, 3, sections);
  });
  out.shift = text.find({"nâng", "hạ", "giảm", "tăng lên", "nâng lên", "hạ xuống", "giảm xuống", "quá thấp", "là thấp", "còn thấp", "hơi thấp", "thấp", "quá cao", "là cao", "hơi cao", "là ít", "quá ít", "còn ít", "là nhiều", "khó đạt", "khó khả thi", "chưa tương xứng", "mới xứng"},
                        [&](std::size_t at, std::size_t) { return !text.negated(at) && !text.any_at(at + 1, {"tầng", "cao", "nghèo", "hạng"}); });
}

void read_questions(const Reader& text, SpeechActs& out, bool question_mark) {
  out.ask = text.find({"đề nghị làm rõ", "được làm rõ", "xin làm rõ", "mong làm rõ", "cần làm rõ", "cho hỏi", "xin hỏi", "hỏi rõ", "hỏi", "giải thích", "vì sao lại", "tại sao", "đề nghị nói rõ", "nói rõ thêm vì sao", "chưa hiểu", "băn khoăn", "là như thế nào", "là thế nào", "như thế nào", "ra sao", "là bao nhiêu",
                       "hay không", "có phải", "tính trên", "thế nào"});
  if (!out.ask && question_mark) out.ask = {"?", 0};
  out.check = text.find({"kiểm tra lại", "rà soát lại", "kiểm chứng lại", "đối chiếu lại", "số nào", "cách tính", "không khớp", "chênh nhau", "vênh", "xem lại số liệu", "lệch"});
}

void read_faults(const Reader& text, SpeechActs& out) {
  out.misspelt = text.find({"chính tả", "lỗi đánh máy", "đánh máy", "sai lỗi", "thiếu dấu", "viết hoa", "thừa từ", "thừa chữ", "dư chữ", "dư từ", "lặp từ", "lặp chữ", "lặp lại từ", "thiếu chữ", "thiếu từ", "sót chữ", "sót từ", "dấu phẩy", "dấu chấm", "dấu chấm phẩy", "in nhầm", "ghi nhầm", "gõ nhầm", "gõ sai",
                            "viết sai", "sai chữ", "lỗi kỹ thuật", "in đậm", "in nghiêng", "định dạng", "phông chữ", "thiếu ký hiệu", "sai ký hiệu", "nhầm ký hiệu", "bị lặp", "viết lặp", "viết thống nhất", "chữ thường", "thừa một chữ", "thừa một từ", "thiếu một chữ", "thiếu một từ", "thừa dấu", "nhầm dấu", "sai dấu",
                            "thừa cụm", "lặp cụm", "trùng số thứ tự", "sai số thứ tự", "lỗi in", "đánh nhầm", "viết nhầm", "chắc nhầm", "sai đơn vị", "nhầm đơn vị", "lỗi chữ", "thừa 1 chữ", "thiếu 1 chữ", "chữ bị", "lỗi font", "lỗi phông", "gõ thiếu", "đánh thiếu", "in thiếu", "bị thiếu chữ", "thừa ký tự", "thừa chữ số", "ngữ pháp", "lỗi đánh số"});
  out.fault = text.find({"quá", "sai", "không nên", "còn dài", "khó nhớ", "tối nghĩa", "lặp", "không ăn khớp", "không ăn nhập", "không đúng", "chưa đúng thực tế", "không phù hợp", "chưa phù hợp", "không còn", "trong khi", "ý kiến khác", "không khả thi", "không sát", "chưa sát", "mâu thuẫn", "không thể", "thừa", "bị cụt",
                         "không chuẩn", "chưa chuẩn", "không chính xác", "chưa chính xác", "không có trong", "lạc hậu", "lủng củng", "còn nhẹ", "hơi nặng", "chỉ nên", "cho đúng với", "theo đúng", "không hợp lý", "chưa hợp lý", "tính khả thi", "không logic", "hai lần", "nhầm", "gọn lại", "viết gọn", "ý kiến khác với",
                         "chưa tương xứng"});
  out.style = text.find({"tối nghĩa", "lặp chữ", "viết gọn", "gọn lại", "bị cụt", "không ăn khớp", "không ăn nhập", "cho thống nhất", "văn phong", "câu văn", "trùng nguyên văn", "bố cục", "thuật ngữ", "lủng củng", "viết tắt", "không thống nhất", "hai lần", "trùng ý", "diễn đạt", "câu cụt", "tiêu đề", "câu thiếu"});
  out.idea = text.find({"hiến kế", "sáng kiến", "phát động", "có chính sách", "có cơ chế", "có chương trình", "xây dựng phần mềm", "xây dựng mô hình", "nên thành lập", "đề nghị thành lập", "đề nghị tỉnh", "kiến nghị tỉnh", "chẳng hạn", "đề xuất mô hình", "đề xuất giải pháp", "mở lớp", "có quỹ",
                        "lập quỹ", "xây dựng quỹ", "tổ chức cuộc thi", "xây dựng ứng dụng"});
  out.ask_in_general = text.find({"đề nghị", "cần", "nên", "kiến nghị", "đề xuất", "phải", "mong", "xin"}, [&](std::size_t at, std::size_t) { return !text.any_at(at + 1, {"thiết", "cù"}) && !text.before(at, {"không"}); });
}

}  // namespace

SpeechActs speech_acts(std::string_view text) {
  const std::string said = outside_quotations(text);
  const Reader reader(said);
  SpeechActs out;
  read_agreement(reader, out);
  read_requests(reader, out);
  read_questions(reader, out, said.find('?') != std::string::npos);
  read_faults(reader, out);
  out.words = reader.size();
  return out;
}

}  // namespace dh::analyse
