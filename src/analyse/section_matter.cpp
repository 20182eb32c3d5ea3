#include "analyse/section_matter.h"

#include <algorithm>
#include <string>
#include <vector>

#include "analyse/word_list.h"
#include "text/fold.h"

namespace dh::analyse {
namespace {

struct Name {
  Matter matter;
  std::string_view words;  // without tone marks
  double weight;
};

constexpr std::array<Name, 43> names = {{
    {Matter::results, "ket qua", 1}, {Matter::results, "thuc trang", 1}, {Matter::results, "danh gia", 0.8}, {Matter::results, "thanh tuu", 1}, {Matter::results, "uu diem", 1},
    {Matter::results, "tinh hinh", 0.7}, {Matter::results, "dac diem tinh hinh", 0.7}, {Matter::results, "nhan dinh", 0.7}, {Matter::results, "so lieu", 0.5}, {Matter::results, "nhung viec da lam", 1},
    {Matter::shortcomings, "han che", 1}, {Matter::shortcomings, "yeu kem", 1}, {Matter::shortcomings, "ton tai", 1}, {Matter::shortcomings, "khuyet diem", 1}, {Matter::shortcomings, "bat cap", 1},
    {Matter::shortcomings, "thieu sot", 1}, {Matter::shortcomings, "nguyen nhan", 0.6},
    {Matter::lessons, "bai hoc", 1}, {Matter::lessons, "kinh nghiem", 1},
    {Matter::forecast, "du bao", 1}, {Matter::forecast, "boi canh", 1},
    {Matter::aims, "muc tieu", 1}, {Matter::aims, "quan diem", 1}, {Matter::aims, "phuong huong", 1}, {Matter::aims, "dinh huong", 1}, {Matter::aims, "tam nhin", 1},
    {Matter::tasks, "nhiem vu", 1}, {Matter::tasks, "giai phap", 1}, {Matter::tasks, "bien phap", 1}, {Matter::tasks, "to chuc thuc hien", 0.8}, {Matter::tasks, "trong tam", 0.7}, {Matter::tasks, "dot pha", 0.8},
    {Matter::tasks, "hien ke", 0.8}, {Matter::tasks, "khau dot pha", 1}, {Matter::tasks, "cac viec can lam", 1},
    {Matter::targets, "chi tieu", 1}, {Matter::targets, "chi so", 1}, {Matter::targets, "he thong chi tieu", 1},
    {Matter::wording, "bo cuc", 1}, {Matter::wording, "van phong", 1}, {Matter::wording, "chinh ta", 1}, {Matter::wording, "cau truc", 0.6}, {Matter::wording, "the thuc", 0.8},
}};

// Words that only lead to the head of a heading.
bool leads(const std::string& word) {
  static constexpr std::array<std::string_view, 14> leading = {"nhung", "cac", "mot", "so", "phan", "muc", "chuong", "thu", "nhat", "hai", "ba", "he", "thong", "ve"};
  return std::ranges::find(leading, std::string_view(word)) != leading.end();
}

bool is_label(const std::string& word) {
  return word.size() == 1 || std::ranges::all_of(word, [](char c) { return (c >= '0' && c <= '9') || c == '.' || c == 'i' || c == 'v' || c == 'x' || c == '-' || c == ')'; });
}

// The folded text cut where its coordinated parts begin: at punctuation and at "và", "với".
std::vector<std::vector<std::string>> parts_of(std::string_view text) {
  std::vector<std::vector<std::string>> parts(1);
  const std::vector<Word> words = words_of(text);
  std::size_t last_end = 0;
  for (const Word& word : words) {
    const std::string_view between = text.substr(last_end, word.start - last_end);
    if (between.find_first_of(",;:.\n") != std::string_view::npos || word.plain == "va") parts.emplace_back();
    last_end = word.end;
    if (word.plain == "va") continue;
    parts.back().push_back(word.plain);
  }
  return parts;
}

bool begins_with(const std::vector<std::string>& words, std::size_t at, std::string_view name) {
  for (std::size_t from = 0; from <= name.size(); ++at) {
    const std::size_t end = std::min(name.find(' ', from), name.size());
    if (at >= words.size() || words[at] != name.substr(from, end - from)) return false;
    from = end + 1;
  }
  return true;
}

void take_at(const std::vector<std::string>& words, std::size_t at, double scale, Matters& out, double least = 0) {
  const Name* longest = nullptr;
  for (const Name& name : names)
    if (name.weight >= least && begins_with(words, at, name.words) && (longest == nullptr || name.words.size() > longest->words.size())) longest = &name;
  if (longest != nullptr) out.raise(longest->matter, scale * longest->weight);
}

// "hạn chế" is a verb too ("hạn chế thấp nhất …"): it counts where something before or behind it makes it a noun.
bool shortcoming_as_noun(const std::vector<std::string>& words, std::size_t at) {
  static constexpr std::array<std::string_view, 14> before = {"phan", "mat", "nhung", "cac", "la", "muc", "gia", "dinh", "tai", "hon", "kem", "so", "ve", "neu"};
  if (at > 0 && std::ranges::find(before, std::string_view(words[at - 1])) != before.end()) return true;
  return at + 2 >= words.size() || words[at + 2] == "ve" || words[at + 2] == "yeu" || words[at + 2] == "trong";
}

}  // namespace

bool Matters::any() const {
  return std::ranges::any_of(weight, [](double one) { return one > 0; });
}

void Matters::raise(Matter matter, double to) { (*this)[matter] = std::max((*this)[matter], to); }

Matters matters_of_heading(std::string_view heading) {
  constexpr std::size_t short_part = 4;  // words
  Matters out;
  bool first = true;
  std::size_t last_length = 0;
  for (const std::vector<std::string>& part : parts_of(heading)) {
    // "… theo chức năng, nhiệm vụ": the end of a long phrase, not a part beside others.
    if (!first && !out.any() && last_length > short_part) break;
    std::size_t at = 0;
    while (at < part.size() && !begins_with(part, at, "muc tieu") && (leads(part[at]) || (first && is_label(part[at])))) ++at;
    if (at < part.size()) {
      const bool before = out.any();
      take_at(part, at, 1, out, first ? 0 : 1);  // a weak name only where the heading begins
      // "Nguyên nhân thành tựu", "Kết quả và hạn chế": what stands right behind the cause tells of what.
      if (!before && begins_with(part, at, "nguyen nhan")) {
        Matters behind;
        for (std::size_t next = at + 2; next < part.size() && next < at + 5; ++next) take_at(part, next, 1, behind);
        if (behind.any()) out = behind;
      }
      first = false;
    }
    last_length = part.size() - at;
  }
  return out;
}

Matters matters_asked(std::string_view topic) {
  constexpr std::size_t farthest = 8;  // words between two matters of one enumeration
  Matters out;
  double scale = 1;
  std::size_t sentence_start = 0;
  for (std::size_t sentence = 0; sentence_start < topic.size(); ++sentence) {
    std::size_t end = topic.find(". ", sentence_start);
    if (end == std::string_view::npos) end = topic.size();
    const std::string_view text = topic.substr(sentence_start, end - sentence_start);
    scale = sentence == 0 ? 1 : 0.35;
    std::size_t count = 0, last = 0;
    for (const std::vector<std::string>& part : parts_of(text))
      for (std::size_t at = 0; at < part.size(); ++at, ++count) {
        if (part[at] == "nham" || begins_with(part, at, "lam co so") || begins_with(part, at, "lam can cu")) scale *= 0.2;
        // "kết quả thực hiện các chỉ tiêu": a matter that another one is of asks less.
        const bool governed = at >= 2 && begins_with(part, at - 2, "thuc hien");
        if (begins_with(part, at, "han che") && !shortcoming_as_noun(part, at)) continue;
        const Matters before = out;
        Matters here;
        take_at(part, at, 1, here);
        if (!here.any()) continue;
        // What comes up again far behind the first enumeration is said by the way.
        if (before.any() && count > last + farthest) scale *= 0.5;
        last = count;
        take_at(part, at, governed ? scale * 0.4 : scale, out);
      }
    sentence_start = end + 2;
  }
  return out;
}

Matters matters_said(std::string_view opinion) {
  constexpr std::size_t first_words = 25;
  static constexpr std::array<std::string_view, 10> named = {"chi tieu", "chi so", "bai hoc", "kinh nghiem", "du bao", "han che", "ton tai", "yeu kem", "bo cuc", "chinh ta"};
  Matters out;
  std::size_t count = 0;
  for (const std::vector<std::string>& part : parts_of(opinion))
    for (std::size_t at = 0; at < part.size(); ++at, ++count) {
      const double scale = count < first_words ? 1 : 0.3;
      // A word of every day ("kết quả", "nhiệm vụ") counts when the opinion says that it speaks of that part.
      const bool in_part = at > 0 && (part[at - 1] == "phan" || part[at - 1] == "muc");
      const bool plainly = std::ranges::any_of(named, [&](std::string_view name) { return begins_with(part, at, name); });
      if (begins_with(part, at, "han che") && !shortcoming_as_noun(part, at)) continue;
      if (begins_with(part, at, "yeu kem") && at >= 2 && begins_with(part, at - 2, "ty le")) continue;
      if (in_part || plainly) take_at(part, at, scale, out);
      else take_at(part, at, scale * 0.35, out);
    }
  return out;
}

}  // namespace dh::analyse
