#include "analyse/stated_edit.h"

#include <algorithm>
#include <array>
#include <regex>
#include <vector>

#include "text/fold.h"
#include "text/utf8.h"

namespace dh::analyse {
namespace {

struct Quote {
  std::size_t open, start, end, close;  // bytes: the mark, the words, the byte after the closing mark
  std::string before;                   // up to 40 bytes before it, folded words with tone marks
};

std::vector<Quote> quotes_of(std::string_view text) {
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 3> marks = {{{"“", "”"}, {"\"", "\""}, {"«", "»"}}};
  std::vector<Quote> found;
  for (std::size_t at = 0; at < text.size();) {
    bool took = false;
    for (const auto& [open, close] : marks) {
      if (!text.substr(at).starts_with(open)) continue;
      const std::size_t end = text.find(close, at + open.size());
      if (end == std::string_view::npos) continue;
      std::size_t from = at > 48 ? at - 48 : 0;
      while (from < at && (static_cast<unsigned char>(text[from]) & 0xC0) == 0x80) ++from;
      found.push_back({at, at + open.size(), end, end + close.size(), fold_words(text.substr(from, at - from))});
      at = end + close.size();
      took = true;
      break;
    }
    if (!took) ++at;
  }
  return found;
}

bool ends_with_any(const std::string& words, std::initializer_list<std::string_view> endings) {
  return std::ranges::any_of(endings, [&](std::string_view one) { return words.ends_with(one) && (words.size() == one.size() || words[words.size() - one.size() - 1] == ' '); });
}

std::string cut(std::string_view text, const Quote& quote) { return std::string(text.substr(quote.start, quote.end - quote.start)); }

// Unquoted: "sửa A thành B", up to the sentence's end or its reason.
Proposal unquoted(std::string_view text) {
  const FoldedText folded = fold_with_origin(text);
  Proposal out;
  const auto slice = [&](std::size_t start, std::size_t end) {
    const auto [a, b] = folded.original_range(start, end);
    std::string_view words = trim(text.substr(a, b - a));
    while (!words.empty() && (words.back() == '.' || words.back() == ',' || words.back() == ';')) words.remove_suffix(1);
    return std::string(words);
  };
  const auto stop = [&](std::size_t from) {
    std::size_t end = folded.text.size();
    for (const std::string_view one : {" vì ", ", vì", ". ", "; ", " để ", " cho đúng", " cho phù hợp", " cho rõ", " do ", ", do", " cho thống nhất"})
      end = std::min(end, folded.text.find(one, from));
    return end;
  };
  const std::size_t middle = folded.text.find(" thành ");
  if (middle == std::string::npos) return out;
  std::size_t begin = std::string::npos, length = 0;
  for (const std::string_view verb : {"sửa từ ", "sửa cụm từ ", "thay cụm từ ", "thay từ ", "điều chỉnh từ ", "đổi ", "sửa ", "thay ", "điều chỉnh ", "nâng từ ", "từ "}) {
    const std::size_t at = folded.text.rfind(verb, middle);
    if (at == std::string::npos || (begin != std::string::npos && at + verb.size() <= begin + length)) continue;
    begin = at;
    length = verb.size();
  }
  if (begin == std::string::npos || middle <= begin + length || middle - begin - length > 160) return out;
  out.from = slice(begin + length, middle);
  out.to = slice(middle + 8, stop(middle + 8));  // " thành " is 8 bytes
  return out;
}

// "nâng lên 10 - 11%", "đề nghị 7.500 đảng viên": the figure asked for, and the one that is spoken of before it.
Proposal stated_figures(std::string_view text) {
  static const std::regex figure("[0-9][0-9.,]*(?: ?- ?[0-9][0-9.,]*)?(?: ?(?:%|‰))?");
  static const std::regex cue("(lên|xuống còn|xuống|còn|thành|đề nghị|ghi|là|đạt|khoảng|từ) *(?:khoảng |mức |lên |ghi |là |đạt |từ )*$");
  const std::string words(text);
  std::vector<std::pair<std::size_t, std::string>> found;
  for (std::sregex_iterator one(words.begin(), words.end(), figure), end; one != end; ++one) {
    std::string number = one->str();
    while (!number.empty() && (number.back() == '.' || number.back() == ',' || number.back() == ' ')) number.pop_back();
    found.emplace_back(static_cast<std::size_t>(one->position()), number);
  }
  Proposal out;
  for (std::size_t i = found.size(); i-- > 0;) {
    std::size_t from = found[i].first > 40 ? found[i].first - 40 : 0;
    while (from < words.size() && (static_cast<unsigned char>(words[from]) & 0xC0) == 0x80) ++from;
    if (!std::regex_search(words.substr(from, found[i].first - from), cue)) continue;
    const std::string all = fold_words(text.substr(0, found[i].first));
    if (all.find("nâng") == std::string::npos && all.find("giảm") == std::string::npos && all.find("hạ") == std::string::npos && all.find("đề nghị") == std::string::npos &&
        all.find("nên") == std::string::npos && all.find("tăng") == std::string::npos)
      continue;
    out.to = found[i].second;
    if (i > 0) out.from = found[0].second;
    return out;
  }
  return out;
}

}  // namespace

Proposal stated_edit(std::string_view text) {
  const std::vector<Quote> quotes = quotes_of(text);
  Proposal out;
  // “A” thành “B”: two phrases with nothing but the turn between them.
  for (std::size_t i = 0; i + 1 < quotes.size(); ++i) {
    const std::string between = fold_words(text.substr(quotes[i].close, quotes[i + 1].open - quotes[i].close));
    if (!ends_with_any(between, {"thành", "bằng", "thành cụm từ", "bằng cụm từ", "thành từ", "bằng từ", "sửa lại", "sửa lại là", "sửa thành", "nên là", "phải là", "có lẽ là",
                                 "đúng là", "sửa là", "sửa lại thành", "đề nghị viết", "đề nghị ghi", "gọn lại thành", "đề nghị sửa", "mới đúng là", "thay bằng", "viết lại là", "viết lại thành", "đề nghị sửa lại", "thay vì", "thay cho"}) ||
        between.size() > 80)
      continue;
    out.from = cut(text, quotes[i]);
    out.to = cut(text, quotes[i + 1]);
    if (ends_with_any(between, {"thay vì", "thay cho"})) std::swap(out.from, out.to);
    return out;
  }
  for (const Quote& quote : quotes) {
    if (ends_with_any(quote.before, {"sau", "sau cụm từ", "sau từ", "sau chữ", "sau câu", "vào sau", "sau đoạn", "phía sau", "liền sau", "sau ý", "tiếp sau cụm từ"})) {
      if (out.after.empty()) out.after = cut(text, quote);
    } else if (ends_with_any(quote.before, {"thành", "bằng", "là", "thành cụm từ", "bằng cụm từ", "thành câu", "bằng từ", "thành từ", "bằng câu", "ghi", "viết", "thành chữ", "bằng chữ", "bổ sung", "bổ sung cụm từ", "bổ sung từ", "thêm",
                                            "thêm cụm từ", "thêm từ", "bổ sung câu", "thêm câu", "bổ sung ý", "thêm ý", "bổ sung nội dung", "thêm nội dung", "bổ sung thêm", "bổ sung thêm cụm từ", "thêm chữ", "bổ sung chữ", "sửa lại", "đúng ra", "sửa"})) {
      // "sửa “a”" names the old words when new ones follow.
      const bool old_words = ends_with_any(quote.before, {"sửa", "ghi", "viết", "là"}) && &quote != &quotes.back() && out.from.empty();
      if (old_words) out.from = cut(text, quote);
      else if (out.to.empty()) out.to = cut(text, quote);
    } else if (out.from.empty()) {
      out.from = cut(text, quote);
    }
  }
  const std::string words = fold_words(text);
  const bool asks = words.find("sửa") != std::string::npos || words.find("thay") != std::string::npos || words.find("thành") != std::string::npos ||
                    words.find("bỏ") != std::string::npos || words.find("xóa") != std::string::npos || words.find("bổ sung") != std::string::npos ||
                    words.find("thêm") != std::string::npos || words.find("thừa") != std::string::npos || words.find("lặp") != std::string::npos ||
                    words.find("dư") != std::string::npos || words.find("xoá") != std::string::npos || words.find("nên là") != std::string::npos || words.find("đổi") != std::string::npos || words.find("nâng") != std::string::npos || words.find("giảm") != std::string::npos || words.find("thiếu") != std::string::npos || words.find("đề nghị") != std::string::npos || words.find("điều chỉnh") != std::string::npos;
  if (out.to.empty() && out.after.empty() && !asks) return {};
  if (out.empty()) out = unquoted(text);
  if (out.empty()) out = stated_figures(text);
  if (!out.after.empty() && out.to.empty() && !out.from.empty()) std::swap(out.from, out.to);
  return out;
}

std::string stated_reason(std::string_view text) {
  const FoldedText folded = fold_with_origin(text);
  std::size_t best = std::string::npos;
  for (const std::string_view cue : {"lý do:", "lí do:", " vì ", "vì ", " bởi ", " do đó", " do ", " để ", " nhằm ", " cho phù hợp", " cho đúng", " bởi vì "}) {
    const std::size_t at = cue == "vì " ? (folded.text.starts_with(cue) ? 0 : std::string::npos) : folded.text.find(cue);
    if (at != std::string::npos) best = std::min(best, at);
    if (best != std::string::npos && (cue == " vì " || cue == "lí do:" || cue == "vì ")) break;
  }
  if (best == std::string::npos) return {};
  const auto [start, end] = folded.original_range(best, folded.text.size());
  return std::string(trim(text.substr(start, end - start)));
}

}  // namespace dh::analyse
