#include "analyse/choose_document.h"

#include <algorithm>
#include <map>
#include <set>
#include <vector>

#include "analyse/cue_words.h"
#include "text/each_word.h"
#include "text/fold.h"

namespace dh::analyse {
namespace {

std::set<std::string> tokens(std::string_view text) {
  std::set<std::string> out;
  const std::string words = fold_words(text, Fold::marks);
  each_word(words, [&](std::string_view word) { out.emplace(word); });
  return out;
}

bool has_words(const std::string& text, const std::string& phrase) {
  return (' ' + text + ' ').find(' ' + phrase + ' ') != std::string::npos;
}

}  // namespace

std::string named_document(const Consultation& consultation, std::string_view written, bool running_text) {
  const std::string words = fold_words(written, Fold::marks);
  if (words.empty()) return {};
  std::map<std::string, std::set<std::string>> names;  // id -> words of its names
  for (const GuideDocument& one : consultation.guide.documents) names[one.id].merge(tokens(one.name));
  for (const Draft& one : consultation.drafts) names[one.id].merge(tokens(one.title));
  for (const auto& [id, unused] : names)
    if (words == fold_words(id, Fold::marks)) return id;
  std::vector<std::string> found;
  for (const auto& [id, own] : names) {
    const std::string name = fold_words(id, Fold::marks);
    bool named = false;
    for (const char* before : {"dang bo", "du thao", "van kien", "bao cao", "cap", "dang bo cua", "dai hoi dang bo", "draft"})
      named = named || has_words(words, std::string(before) + ' ' + name);
    if (!running_text && has_words(words, name)) named = true;
    for (const std::string& token : own) {
      // Roman ordinals of a congress ("XIII") tell documents apart by themselves.
      const bool roman = token.size() >= 3 && token.find_first_not_of("ivx") == std::string::npos;
      const bool unique = std::ranges::none_of(names, [&](const auto& other) { return other.first != id && other.second.contains(token); });
      if (roman && unique && has_words(words, token)) named = true;
    }
    if (id == "central" && running_text)
      for (const char* name_of_it : {"van kien trung uong", "du thao trung uong", "bao cao trung uong", "van kien cua trung uong", "du thao cua trung uong", "van kien dai hoi toan quoc", "ban chap hanh trung uong trinh", "van kien toan quoc"})
        named = named || has_words(words, name_of_it);
    if (id == "central" && (has_words(words, "trung uong") || has_words(words, "toan quoc")) && !running_text) named = true;
    if (named) found.push_back(id);
  }
  if (found.size() == 1) return found.front();
  if (!found.empty() || running_text) return {};
  // A column's heading or a title in other words: the document whose own words it shares most.
  std::string best;
  std::size_t most = 0, second = 0;
  const std::set<std::string> said = tokens(written);
  for (const auto& [id, own] : names) {
    const auto shared = static_cast<std::size_t>(std::ranges::count_if(said, [&](const std::string& token) {
      return own.contains(token) && std::ranges::none_of(names, [&](const auto& other) { return other.first != id && other.second.contains(token); });
    }));
    if (shared > most) {
      second = most;
      most = shared;
      best = id;
    } else {
      second = std::max(second, shared);
    }
  }
  return most > second && most >= (names.size() == 1 ? 2u : 1u) ? best : "";
}

bool on_the_asking(std::string_view text) {
  const CueWords cue(text);
  if (cue.any({"báo cáo", "mục", "chỉ tiêu", "trang", "chú thích"})) return false;
  return cue.any({"gửi tài liệu", "thời gian góp ý", "thời gian lấy ý kiến", "việc lấy ý kiến", "tổ chức lấy ý kiến", "cách lấy ý kiến", "phiếu góp ý", "mẫu góp ý", "hội nghị góp ý", "đợt góp ý",
                  "tài liệu gửi", "nhận được tài liệu", "nhận tài liệu", "thời gian nghiên cứu", "gửi dự thảo", "gửi sớm", "hạn góp ý", "thời hạn góp ý", "hình thức góp ý", "bản điện tử", "bản in", "in chữ", "bản giấy", "phát tài liệu", "lấy ý kiến qua"});
}

}  // namespace dh::analyse
