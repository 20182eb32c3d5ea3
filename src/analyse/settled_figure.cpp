#include "analyse/settled_figure.h"

#include <algorithm>
#include <array>
#include <vector>

#include "analyse/cue_words.h"
#include "analyse/figures.h"
#include "text/fold.h"

namespace dh::analyse {
namespace {

constexpr double near_figure = 0.8;  // of a figure much like the one asked for

// "năm 2019" names a year, it sets nothing.
bool names_year(std::string_view text, const Figure& figure) {
  static constexpr std::string_view before = "năm ";
  if (figure.key.size() != 4 || figure.key.find_first_not_of("0123456789") != std::string::npos) return false;
  const bool of_our_time = figure.key.starts_with("19") || figure.key.starts_with("20");  // a quantity would have its point: "2.020"
  return of_our_time || (figure.start >= before.size() && fold(text.substr(figure.start - before.size(), before.size())) == before);
}

// "100 triệu đồng", "12 km": the unit is part of the figure; what is only counted ("1.000 đảng viên") is not.
bool measures(const Word& word) {
  static constexpr std::array<std::string_view, 26> units = {"triệu", "tỷ", "tỉ", "nghìn", "ngàn", "vạn", "đồng", "usd", "vnđ", "km", "ha", "m2", "m3", "m", "km2", "tấn",
                                                             "tạ", "kg", "kwh", "kw", "mw", "gw", "lít", "giờ", "phút", "tuổi"};
  return std::ranges::find(units, std::string_view(word.key)) != units.end() || (word.key == word.plain && word.plain == "trieu");
}

// "23.000 lên 25.000 lao động": one noun for both.
bool paired(std::string_view said, const Figure& fresh) {
  const std::vector<Figure> all = figures_of(said);
  for (std::size_t i = 1; i < all.size(); ++i) {
    if (all[i].key != fresh.key) continue;
    const std::vector<Word> between = words_of(said.substr(all[i - 1].end, all[i].start - all[i - 1].end));
    if (between.size() == 1 && (between[0].plain == "len" || between[0].plain == "xuong" || between[0].plain == "thanh" || between[0].plain == "con")) return true;
  }
  return false;
}

// The first two words behind the draft's figure, when the opinion names them side by side, not behind a figure of its own
// ("5.500 đảng viên") and not in its last words: 2, else 0.
std::size_t noun_named(std::string_view said, const std::vector<Word>& behind, bool rate) {
  if (behind.size() < 2 || rate || behind[0].number || behind[1].number) return 0;
  const std::vector<Word> words = words_of(said);
  bool named = false;
  for (std::size_t i = 0; i + 1 < words.size(); ++i) {
    if (words[i].plain != behind[0].plain || words[i + 1].plain != behind[1].plain) continue;
    if (i > 0 && words[i - 1].number) return 0;
    named = true;
  }
  return named ? 2 : 0;
}

// "vừa ghi 90%", "từ 90%", "mức 90%": said of what the draft has.
bool told_as_written(std::string_view said, const std::string& figure) {
  const std::size_t at = said.find(figure);
  return at != std::string_view::npos && CueWords(said.substr(0, at)).ends_with({"ghi", "từ", "mức", "nêu", "để", "đặt", "chỗ", "mục tiêu", "chỉ tiêu", "là"});
}

}  // namespace

SettledEdit settle_figure(const StatedEdit& stated, const EditPlace& place) {
  SettledEdit out;
  out.shape = EditShape::figure;
  const std::vector<Figure> asked = figures_of(stated.fresh);
  if (asked.empty()) return {};
  const Figure& fresh = asked.front();
  const std::string_view wanted = std::string_view(stated.fresh).substr(0, fresh.end);
  const std::vector<Figure> there = figures_of(place.block);
  const auto behind = [](std::string_view text, std::size_t from) { return words_of(text.substr(from, std::min<std::size_t>(text.size() - from, 80))); };
  const std::vector<Word> after_fresh = behind(stated.fresh, fresh.end);
  const auto shared_behind = [&](const Figure& one) {
    const std::vector<Word> words = behind(place.block, one.end);
    std::size_t k = 0;
    while (k < words.size() && k < after_fresh.size() && k < 4 && words[k].plain == after_fresh[k].plain) ++k;
    return k;
  };
  // Words of the clause around the figure that the opinion repeats.
  const std::vector<Word> said = words_of(place.said);
  const auto words_of_its_clause = [&](const Figure& one) {
    const std::size_t from = place.block.find_last_of(",;:\n", one.start), to = place.block.find_first_of(",;\n", one.end);
    const std::size_t begin = from == std::string_view::npos ? 0 : from + 1;
    const std::vector<Word> clause = words_of(place.block.substr(begin, std::min(to, place.block.size()) - begin));
    long count = 0;
    for (std::size_t i = 0; i < clause.size(); ++i) {
      const Word& word = clause[i];
      const bool again = std::ranges::find(clause.begin(), clause.begin() + static_cast<std::ptrdiff_t>(i), word.plain, &Word::plain) != clause.begin() + static_cast<std::ptrdiff_t>(i);
      count += !again && !word.number && word.plain.size() > 1 && std::ranges::find(said, word.plain, &Word::plain) != said.end();
    }
    return count;
  };
  const Figure* best = nullptr;
  double most = -1;
  std::size_t kinds = 0;
  for (const Figure& one : there) {
    if (one.share != fresh.share || one.key == fresh.key || one.start == 0 || names_year(place.block, one)) continue;  // at the very start stands a label
    ++kinds;
    double score = 0.5 * static_cast<double>(shared_behind(one));
    for (const std::string& old : stated.old)
      for (const Figure& told : figures_of(old)) score += told.key == one.key ? 4 : 0;
    if (one.range == fresh.range) score += 0.2;
    score += 0.25 * static_cast<double>(words_of_its_clause(one)) + near_figure * (1 - distance(one, fresh));
    if (score > most) {
      most = score;
      best = &one;
    }
  }
  // Asked for in a sentence of its own ("đề nghị phát triển 1.200 đảng viên"): what it counts must be what the draft counts.
  if (stated.free_words && (best == nullptr || shared_behind(*best) == 0)) return {};
  if (best != nullptr && (kinds == 1 || most >= 0.7)) {
    std::size_t start = best->start, end = best->end, fresh_end = fresh.end;
    std::string before;
    const std::size_t units = shared_behind(*best);
    const std::vector<Word> words = behind(place.block, best->end);
    const auto slash_at = [&](const std::vector<Word>& list, std::size_t count) {
      return place.block.substr(best->end, list[count - 1].end).find('/') != std::string_view::npos;
    };
    std::size_t take = 0;
    if (fresh.share) take = units > 0 && words[0].plain == "tro" ? std::min<std::size_t>(units, 2) : 0;  // "95% trở lên"
    else if (units > 0 && (slash_at(words, std::min<std::size_t>(units, 3)) || paired(place.said, fresh))) take = std::min<std::size_t>(units, 3);
    else if (units > 0)
      while (take < units && measures(words[take])) ++take;
    const bool bound = take > 0;
    if (bound) {
      end = best->end + words[take - 1].end;
      fresh_end = fresh.end + after_fresh[take - 1].end;
    }
    // "90 triệu" for "100 triệu đồng": the rest of the unit as the draft has it.
    std::string rest_of_unit;
    if (bound && !fresh.share)
      while (take < words.size() && measures(words[take]) && measures(words[take - 1])) {
        rest_of_unit += place.block.substr(end, best->end + words[take].end - end);
        end = best->end + words[take].end;
        ++take;
      }
    // "12%/năm"
    const std::size_t slash = place.block.find_first_of(" ,;.\n", best->end) - best->end;
    if (!bound && end < place.block.size() && place.block[end] == '/' && stated.fresh.compare(fresh.end, slash, place.block.substr(end, slash)) == 0) {
      end += std::min(slash, place.block.size() - end);
      fresh_end = std::min(stated.fresh.size(), fresh_end + slash);
    }
    // "từ 01 đến 02": the word belongs to the range.
    static constexpr std::string_view from_word = "từ ";
    if (best->range && fresh.range && start >= from_word.size() && place.block.substr(start - from_word.size(), from_word.size()) == from_word &&
        place.block.substr(best->start, best->end - best->start).find("đến") != std::string_view::npos) {
      start -= from_word.size();
      before = from_word;
    }
    // "10 đến 11%" where the draft writes "09 - 10%".
    const bool dash = place.block.substr(best->start, best->end - best->start).find_first_of("-") != std::string_view::npos;
    const auto as_range = [&](std::string words_of_range) {
      static constexpr std::string_view to_word = " đến ";
      if (const std::size_t at = words_of_range.find(to_word); best->range && fresh.range && dash && at != std::string::npos) words_of_range.replace(at, to_word.size(), " - ");
      return words_of_range;
    };
    // "hạ chỉ tiêu phát triển đảng viên xuống 800": what is counted is told before, and belongs to both.
    if (!bound && units == 0 && !fresh.share && !fresh.range && !best->range && rest_of_unit.empty())
      if (const std::size_t noun = noun_named(place.said, words, slash_at(words, std::min<std::size_t>(words.size(), 3))); noun > 0) {
        rest_of_unit = place.block.substr(best->end, words[noun - 1].end);
        end = best->end + words[noun - 1].end;
      }
    out.proposal = {std::string(place.block.substr(start, end - start)), before + as_range(stated.fresh.substr(0, fresh_end)) + rest_of_unit, {}};
    return out;
  }
  out.proposal.to = std::string(wanted);
  if (best == nullptr) {
    // "vừa ghi 80% vừa ghi 90%, đề nghị thống nhất 80%": the one other figure that it names.
    std::vector<std::string> others;
    for (const std::string& old : stated.old)
      if (const std::vector<Figure> told = figures_of(old); !told.empty() && told.front().key != fresh.key && told_as_written(place.said, old)) others.push_back(old);
    if (others.size() == 1) out.proposal.from = others.front();
  }
  return out;
}

}  // namespace dh::analyse
