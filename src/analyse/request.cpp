#include "analyse/request.h"

#include <algorithm>

#include "analyse/cue_words.h"
#include "analyse/figures.h"
#include "text/each_word.h"
#include "text/fold.h"

namespace dh::analyse {
namespace {

std::vector<std::string> words_in_order(std::string_view text) {
  const std::string words = fold_words(text);
  std::vector<std::string> out;
  each_word(words, [&](std::string_view word) { out.emplace_back(word); });
  return out;
}

Want want_of(const Opinion& opinion) {
  switch (opinion.kind) {
    case Kind::agree: return Want::keep;
    case Kind::amend: case Kind::indicator: case Kind::restructure: return Want::change;
    case Kind::add: case Kind::proposal: return Want::add;
    case Kind::remove: return Want::remove;
    case Kind::spelling: return Want::correct;
    case Kind::question: return Want::ask;
    case Kind::general: return Want::general;
    case Kind::unknown: return Want::unknown;
  }
  return Want::unknown;
}

// The last word before `at`, folded without tone marks.
std::string word_before(std::string_view text, std::size_t at) {
  const std::string words = fold_words(text.substr(0, at), Fold::marks);
  const std::size_t blank = words.rfind(' ');
  return blank == std::string::npos ? words : words.substr(blank + 1);
}

bool counts_people(std::string_view text, const Figure& figure) {
  const std::string before = fold_words(text.substr(0, figure.start), Fold::marks);
  if (std::ranges::count(before, ' ') > 3) return false;
  const std::string after = fold_words(text.substr(figure.end, 24), Fold::marks);
  return after.starts_with("y kien") || after.starts_with("luot y kien");
}

bool is_address(std::string_view text, const Figure& figure) {
  const std::string before = word_before(text, figure.start);
  return before == "trang" || before == "dong" || before == "doan" || before == "tr";
}

// What a figure follows when it is asked for: "lên 5%", "ít nhất 200 căn".
bool asks_for_what_follows(const std::string& word) {
  static const std::set<std::string> words = {"len", "xuong", "thanh", "con", "nhat", "thieu", "da", "khoang", "ghi", "dat", "muc", "duoi", "tren", "phai", "tu", "la", "den"};
  return words.contains(word);
}

std::set<std::string> asked_of(const Opinion& opinion, const Request& request) {
  std::set<std::string> out;
  for (const Figure& figure : figures_of(opinion.proposal.to)) out.insert(figure.key);
  if (!opinion.proposal.empty() || request.want == Want::keep || request.want == Want::ask || request.want == Want::general) return out;
  std::set<std::string> drafted;
  if (request.spot.draft != nullptr)
    for (const Figure& figure : figures_of(request.spot.draft->blocks[static_cast<std::size_t>(request.spot.block)].text)) drafted.insert(figure.key);
  for (const Figure& figure : figures_of(opinion.text))
    if (!drafted.contains(figure.key) && !counts_people(opinion.text, figure) && !is_address(opinion.text, figure) &&
        asks_for_what_follows(word_before(opinion.text, figure.start)))
      out.insert(figure.key);
  return out;
}

// Words to look for, with tone marks in texts that carry them and without in others.
class WordSet {
 public:
  explicit WordSet(std::initializer_list<std::string_view> words) : marked_(words.begin(), words.end()) {
    for (const std::string& word : marked_) plain_.insert(fold_words(word, Fold::marks));
  }
  bool holds(const std::string& word, bool unmarked) const { return (unmarked ? plain_ : marked_).contains(word); }

 private:
  std::set<std::string> marked_, plain_;
};

// A negation before a word of changing or consenting ("chưa nhất trí", "không đề nghị sửa"), or that says what should not
// be ("không nên hằng năm"); not of how something is worded ("không nên viết …, mà viết …").
bool refuses(const Request& request, const Vocabulary& vocabulary) {
  static const WordSet acts({"sửa", "thay", "đổi", "bỏ", "thêm", "nâng", "tăng", "giảm", "hạ", "điều", "đưa", "gộp", "tách", "chuyển", "xóa", "xoá", "đồng", "nhất", "tán", "ủng", "giữ", "rút", "mở", "đặt", "lập"});
  static const WordSet between({"nên", "phải", "thể", "muốn", "đề", "nghị", "cần", "thiết"});
  static const WordSet wording({"viết", "ghi", "dùng", "gọi", "nói", "nêu"});
  static const WordSet should({"nên", "cần"});
  for (std::size_t i = 0; i < request.words.size(); ++i) {
    if (!vocabulary.negates(request.words[i], request.unmarked)) continue;
    bool said_should = false;
    for (std::size_t k = i + 1; k < std::min(i + 4, request.words.size()); ++k) {
      const std::string& word = vocabulary.word(request.words[k]);
      if (acts.holds(word, request.unmarked)) return true;
      if (wording.holds(word, request.unmarked)) break;
      if (!between.holds(word, request.unmarked)) {
        if (said_should) return true;
        break;
      }
      said_should = said_should || should.holds(word, request.unmarked);
    }
  }
  return false;
}

alike::WordingHash same_words_of(const Opinion& opinion, std::string_view folded, const Request& request) {
  std::string all;
  all.reserve(opinion.document.size() + folded.size() + 32);
  all += opinion.document;
  all += '\n';
  all += folded;
  for (const std::string& figure : request.figures) all += '\n' + figure;
  return alike::hash_wording(all);
}

// FNV-1a, http://www.isthe.com/chongo/tech/comp/fnv/
std::uint64_t kind_of_wording(const Request& request, const Vocabulary& vocabulary) {
  std::uint64_t hash = 0xcbf29ce484222325;
  const auto add = [&](std::string_view words) {
    for (const char c : words) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3;
    hash = (hash ^ 0xFF) * 0x100000001b3;  // no byte of UTF-8: the end of one
  };
  for (const std::string& figure : request.figures) add(figure);
  add("");
  std::vector<WordNumber> turns;
  for (const WordNumber word : request.words)
    if (vocabulary.turns(word, request.unmarked)) turns.push_back(word);
  std::ranges::sort(turns);
  for (const WordNumber word : turns) add(vocabulary.word(word));
  add(std::to_string(static_cast<int>(request.want)));
  add(request.edit);
  return hash;
}

}  // namespace

std::string edit_key(const Proposal& proposal) {
  std::vector<std::string> from = words_in_order(proposal.from), to = words_in_order(proposal.to);
  if (from.empty() && to.empty()) return {};
  while (!from.empty() && !to.empty() && from.front() == to.front()) {
    from.erase(from.begin());
    to.erase(to.begin());
  }
  while (!from.empty() && !to.empty() && from.back() == to.back()) {
    from.pop_back();
    to.pop_back();
  }
  const bool figure = !to.empty() && to.front().find_first_of("0123456789") != std::string::npos;
  std::string key;
  if (!figure)
    for (const std::string& word : from) key += word + ' ';
  key += "-> ";
  for (const std::string& word : to) key += word + ' ';
  // Punctuation is no word, and between figures it is what tells them apart.
  for (const Figure& one : figures_of(proposal.to)) key += '#' + one.key;
  return key;
}

bool begins_alike(const std::vector<std::string>& one, const std::vector<std::string>& other) {
  const std::size_t n = std::min(one.size(), other.size());
  return n >= 2 && std::equal(one.begin(), one.begin() + static_cast<std::ptrdiff_t>(n), other.begin());
}

Request request_of(const Consultation& consultation, const Opinion& opinion, Vocabulary& vocabulary) {
  Request out;
  const std::string folded = fold_words(opinion.text);
  Vocabulary::Numbers numbers = vocabulary.numbers_of_folded(folded);
  out.words = std::move(numbers.marked);
  out.plain_words = std::move(numbers.plain);
  read_request(consultation, opinion, vocabulary, folded, out);
  return out;
}

void read_request(const Consultation& consultation, const Opinion& opinion, const Vocabulary& vocabulary, std::string_view folded, Request& out) {
  out.sorted = out.words;
  std::ranges::sort(out.sorted);
  out.plain_sorted = out.plain_words;
  std::ranges::sort(out.plain_sorted);
  out.spot = spot_of(consultation, opinion);
  out.want = want_of(opinion);
  out.stance = opinion.stance;
  for (const Figure& figure : figures_of(opinion.text)) {
    if (counts_people(opinion.text, figure)) continue;
    (is_address(opinion.text, figure) ? out.addresses : out.figures).push_back(figure.key);
  }
  out.asked = asked_of(opinion, out);
  const CueWords cues(folded, opinion.text);
  out.unmarked = cues.without_marks();
  out.refuses = refuses(out, vocabulary);
  out.raises = cues.any({"nâng", "tăng", "cao hơn"}) && !cues.any({"không nâng", "không tăng", "không nên tăng", "không nên nâng"});
  out.lowers = cues.any({"giảm", "hạ", "thấp hơn"}) && !cues.any({"ý kiến hạ", "ý kiến giảm", "không giảm", "không hạ", "không nên giảm", "không nên hạ"});
  out.tracked = opinion.hints.mark && opinion.hints.mark->via != MarkedRange::Via::comment;
  if (!opinion.proposal.from.empty() || !opinion.proposal.to.empty()) {
    out.edit = edit_key(opinion.proposal);
    out.old_words = words_in_order(opinion.proposal.from);
    out.new_words = words_in_order(opinion.proposal.to);
  }
  out.same_words = same_words_of(opinion, folded, out);
  out.wording_kind = kind_of_wording(out, vocabulary);
}

}  // namespace dh::analyse
