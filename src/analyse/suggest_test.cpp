#include "analyse/suggest.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "analyse/meaning.h"
#include "analyse/passes.h"

using namespace dh;

namespace {

std::vector<Opinion> opinions_of(const std::vector<std::string>& texts) {
  std::vector<Opinion> out(texts.size());
  for (std::size_t i = 0; i < texts.size(); ++i) {
    out[i].id = "id" + std::to_string(i);
    out[i].text = texts[i];
    out[i].document = "de-an";
    out[i].topic = "1.1";
    out[i].kind = Kind::add;
  }
  return out;
}

}  // namespace

TEST_CASE("words that keep the same company are near in meaning") {
  const std::vector<std::string_view> texts = {"xe đạp để ở bãi giữ xe", "xe máy để ở bãi giữ xe", "sách mượn ở thư viện", "báo mượn ở thư viện", "bãi giữ xe", "thư viện"};
  const auto found = analyse::meanings({}, texts);
  CHECK(analyse::cosine(found[0], found[1]) > analyse::cosine(found[0], found[2]) + 0.3F);
  CHECK(analyse::meanings({}, texts) == found);
}

TEST_CASE("groups that share rare words are suggested with them; opposites, other figures and what was split are not") {
  std::vector<Opinion> opinions = opinions_of({"Nên lắp pin mặt trời trên mái nhà xe của trường", "Mong có pin mặt trời cho khu ký túc xá để đỡ tiền điện",
                                               "Không nên lắp pin mặt trời trên mái nhà xe của trường", "Nên mua thêm ghế đá cho sân sau",
                                               "Đề nghị 40% mái nhà xe có pin mặt trời", "Đề nghị 70% mái nhà xe có pin mặt trời"});
  const std::vector<Group> groups = analyse::group_opinions({}, opinions);
  const auto found = analyse::suggest_merges({}, opinions, groups, {}, 50);
  const auto has = [&](const std::vector<analyse::MergeCandidate>& list, const char* one, const char* other) {
    return std::ranges::any_of(list, [&](const auto& pair) { return pair.group == one && pair.other == other; });
  };
  CHECK(has(found, "id0", "id1"));
  CHECK_FALSE(has(found, "id0", "id2"));
  CHECK_FALSE(has(found, "id4", "id5"));
  CHECK_FALSE(has(found, "id0", "id3"));
  for (const auto& pair : found)
    if (pair.group == "id0" && pair.other == "id1") CHECK(std::ranges::find(pair.shared, "mat troi") != pair.shared.end());
  Decision split;
  split.action = Decision::Action::split;
  split.opinions = {"id0"};
  split.rest = {"id1"};
  CHECK_FALSE(has(analyse::suggest_merges({}, opinions, groups, std::vector<Decision>{split}, 50), "id0", "id1"));
}
