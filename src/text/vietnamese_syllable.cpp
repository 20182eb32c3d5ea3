#include "text/vietnamese_syllable.h"

#include <unicode/normalizer2.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <string>

namespace dh {
namespace {

using View = std::u16string_view;

constexpr std::array<View, 29> onsets{u"",  u"b", u"c",  u"ch", u"d",  u"đ",  u"g",  u"gh", u"gi", u"h",
                                      u"k", u"kh", u"l", u"m",  u"n",  u"ng", u"ngh", u"nh", u"p",  u"ph",
                                      u"q", u"r", u"s",  u"t",  u"th", u"tr", u"v",  u"x",  u"qu"};
constexpr std::array<View, 9> codas{u"", u"c", u"ch", u"m", u"n", u"ng", u"nh", u"p", u"t"};
constexpr std::array<View, 59> vowels{
    u"a",   u"ă",   u"â",  u"e",   u"ê",   u"i",   u"o",  u"ô",  u"ơ",  u"u",   u"ư",  u"y",  u"ai", u"ao",  u"au",
    u"ay",  u"âu",  u"ây", u"eo",  u"êu",  u"ia",  u"iê", u"iêu", u"iu", u"oa",  u"oă", u"oai", u"oao", u"oay", u"oe",
    u"oeo", u"oi",  u"ôi", u"ơi",  u"oo",  u"ua",  u"uâ", u"uây", u"uê", u"ui",  u"uô", u"uôi", u"uơ", u"uy",  u"uya",
    u"uyê", u"uyu", u"ưa", u"ưi",  u"ươ",  u"ươi", u"ươu", u"ưu", u"yê", u"yêu", u"uă", u"ue", u"uao", u"uai"};

template <std::size_t n>
bool holds(const std::array<View, n>& list, View part) {
  return std::find(list.begin(), list.end(), part) != list.end();
}

bool is_vowel(char16_t c) { return View(u"aăâeêioôơuưy").find(c) != View::npos; }

bool is_rhyme(View rest) {
  std::size_t end = 0;
  while (end < rest.size() && is_vowel(rest[end])) ++end;
  return holds(vowels, rest.substr(0, end)) && holds(codas, rest.substr(end));
}

}  // namespace

bool is_vietnamese_syllable(std::string_view word) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* nfd = icu::Normalizer2::getNFDInstance(status);
  const icu::Normalizer2* nfc = icu::Normalizer2::getNFCInstance(status);
  if (U_FAILURE(status) || word.size() > 32) return false;
  const auto given = icu::UnicodeString::fromUTF8(icu::StringPiece(word.data(), static_cast<int32_t>(word.size())));
  const icu::UnicodeString parts = nfd->normalize(icu::UnicodeString(given).toLower(), status);

  icu::UnicodeString without_tone;
  int tones = 0;
  for (int32_t i = 0; i < parts.length(); ++i) {
    const char16_t c = parts[i];
    if (View(u"\u0300\u0301\u0303\u0309\u0323").find(c) != View::npos) ++tones;
    else without_tone.append(c);
  }
  const icu::UnicodeString plain = nfc->normalize(without_tone, status);
  if (U_FAILURE(status) || tones > 1) return false;

  const View letters(plain.getBuffer(), static_cast<std::size_t>(plain.length()));
  for (std::size_t length = 0; length <= 3 && length <= letters.size(); ++length)
    if (holds(onsets, letters.substr(0, length)) && is_rhyme(letters.substr(length))) return true;
  return false;
}

}  // namespace dh
