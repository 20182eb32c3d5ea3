#include "analyse/compare_drafts.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <algorithm>

#include "analyse/test_draft.h"

using namespace dh;
using namespace dh::analyse;

namespace {

Draft old_draft() { return testing::library_report().drafts.front(); }

Draft next(Draft draft) {
  draft.version = "2";
  return draft;
}

int block_with(const Draft& draft, const std::string& words) {
  for (std::size_t i = 0; i < draft.blocks.size(); ++i)
    if (draft.blocks[i].text.find(words) != std::string::npos) return static_cast<int>(i);
  return -1;
}

Block& at(Draft& draft, const std::string& words) { return draft.blocks[static_cast<std::size_t>(block_with(draft, words))]; }

void replace(Draft& draft, const std::string& from, const std::string& to) {
  std::string& text = at(draft, from).text;
  text.replace(text.find(from), from.size(), to);
}

// Parents are indices: they move with the blocks before them. What loses its parent stands at the top.
void erase(Draft& draft, int block) {
  draft.blocks.erase(draft.blocks.begin() + block);
  for (Block& one : draft.blocks) {
    if (one.parent == block) one.parent = -1;
    else if (one.parent > block) --one.parent;
  }
}

void insert(Draft& draft, int block, Block added) {
  for (Block& one : draft.blocks)
    if (one.parent >= block) ++one.parent;
  if (added.parent >= block) ++added.parent;
  draft.blocks.insert(draft.blocks.begin() + block, std::move(added));
}

Opinion on(const Draft& draft, const std::string& quote, Proposal proposal = {}, bool whole = false) {
  Opinion out;
  out.anchor.document = draft.id;
  out.anchor.version = draft.version;
  out.anchor.block = block_with(draft, quote);
  const std::size_t start = draft.blocks[static_cast<std::size_t>(out.anchor.block)].text.find(quote);
  if (!whole) {
    out.anchor.start = start;
    out.anchor.end = start + quote.size();
  }
  out.proposal = std::move(proposal);
  return out;
}

std::vector<std::string> fates(const DraftComparison& comparison, const Draft& from, const Draft& to) {
  std::vector<std::string> out;
  for (const BlockChange& one : comparison.blocks)
    if (one.fate != BlockFate::same)
      out.push_back(std::string(name(one.fate)) + " " + (one.new_block < 0 ? from.blocks[static_cast<std::size_t>(one.old_block)] : to.blocks[static_cast<std::size_t>(one.new_block)]).text);
  return out;
}

Reanchored follow(const Draft& from, const Draft& to, const Opinion& opinion) {
  const DraftComparison comparison = compare_drafts(from, to, std::vector<Opinion>{opinion});
  REQUIRE(comparison.opinions.size() == 1);
  return comparison.opinions.front();
}

}  // namespace

TEST_CASE("what stayed, changed, moved, went and came is told, each once") {
  const Draft from = old_draft();
  Draft to = next(from);
  replace(to, "60%", "70%");
  erase(to, block_with(to, "Mở thêm 4 góc"));
  Block added = at(to, "15 đầu sách");
  added.text = "- Có một nhóm bạn đọc ở mỗi khối lớp.";
  insert(to, block_with(to, "15 đầu sách"), added);
  const DraftComparison comparison = compare_drafts(from, to, {});
  CHECK(fates(comparison, from, to) == std::vector<std::string>{"added - Có một nhóm bạn đọc ở mỗi khối lớp.", "removed - Mở thêm 4 góc đọc ngoài trời ở sân sau.",
                                                                   "changed - Tỷ lệ sách số hóa đạt 70% vào năm cuối."});
  CHECK(compare_drafts(from, next(from), {}).blocks.size() == from.blocks.size());
  CHECK(fates(compare_drafts(from, next(from), {}), from, from).empty());
}

TEST_CASE("a quotation is followed into a changed or moved paragraph; what is gone is not placed") {
  const Draft from = old_draft();
  Draft to = next(from);
  replace(to, "sáu buổi một tuần", "bảy buổi mỗi tuần");
  const Reanchored kept = follow(from, to, on(from, "340 lượt học sinh mỗi ngày"));
  CHECK(kept.block == block_with(to, "340 lượt"));
  CHECK_FALSE(kept.reworded);
  CHECK(to.blocks[static_cast<std::size_t>(kept.block)].text.substr(kept.start, kept.end - kept.start) == "340 lượt học sinh mỗi ngày");
  CHECK(follow(from, to, on(from, "mở cửa sáu buổi một tuần")).reworded);
  erase(to, block_with(to, "Kho sách được kiểm kê"));
  CHECK(follow(from, to, on(from, "Kho sách được kiểm kê hai lần")).block == -1);
  CHECK(follow(from, to, on(from, "Kho sách được kiểm kê", {}, true)).block == -1);
}

TEST_CASE("whether what was asked for is in the new version") {
  const Draft from = old_draft();
  Draft to = next(from);
  replace(to, "60%", "75%");
  replace(to, "15 đầu sách", "15,5 đầu sách");
  erase(to, block_with(to, "Bàn ghế trong kho"));
  CHECK(follow(from, to, on(from, "60%", {"60%", "75%", ""})).adoption == Adoption::adopted);
  CHECK(follow(from, to, on(from, "60%", {"60%", "80%", ""})).adoption == Adoption::unclear);
  CHECK(follow(from, to, on(from, "4 góc đọc", {"4 góc", "6 góc", ""})).adoption == Adoption::rejected);
  CHECK(follow(from, to, on(from, "15 đầu sách", {"15", "20", ""})).adoption == Adoption::unclear);
  CHECK(follow(from, to, on(from, "4 góc đọc")).adoption == Adoption::unstated);
  Opinion strike = on(from, "Bàn ghế trong kho", {}, true);
  strike.kind = Kind::remove;
  CHECK(follow(from, to, strike).adoption == Adoption::adopted);
  Opinion strike_other = on(from, "Máy tính tra cứu hỏng", {}, true);
  strike_other.kind = Kind::remove;
  CHECK(follow(from, to, strike_other).adoption == Adoption::rejected);
  Block added = at(to, "15,5 đầu sách");
  added.text = "- Có một nhóm bạn đọc ở mỗi khối lớp.";
  insert(to, block_with(to, "15,5 đầu sách"), added);
  CHECK(follow(from, to, on(from, "4 góc đọc", {"", "nhóm bạn đọc ở mỗi khối lớp", ""})).adoption == Adoption::adopted);
}

TEST_CASE("every paragraph of both versions is told once, whatever was done to the draft") {
  CHECK(rc::check("accounted", [] {
    const Draft from = old_draft();
    Draft to = next(from);
    const auto steps = *rc::gen::inRange(0, 8);
    for (int step = 0; step < steps && to.blocks.size() > 2; ++step) {
      const auto one = *rc::gen::inRange<std::size_t>(0, to.blocks.size()), other = *rc::gen::inRange<std::size_t>(0, to.blocks.size());
      switch (*rc::gen::inRange(0, 4)) {
        case 0: to.blocks.erase(to.blocks.begin() + static_cast<std::ptrdiff_t>(one)); break;
        case 1: to.blocks.insert(to.blocks.begin() + static_cast<std::ptrdiff_t>(one), to.blocks[other]); break;
        case 2: std::swap(to.blocks[one], to.blocks[other]); break;
        default: to.blocks[one].text += " Thêm vài chữ vào cuối đoạn."; break;
      }
      for (Block& block : to.blocks) block.parent = -1;
    }
    std::vector<int> old_seen, new_seen;
    for (const BlockChange& one : compare_drafts(from, to, {}).blocks) {
      if (one.old_block >= 0) old_seen.push_back(one.old_block);
      if (one.new_block >= 0) new_seen.push_back(one.new_block);
      RC_ASSERT((one.fate == BlockFate::removed) == (one.new_block < 0));
      RC_ASSERT((one.fate == BlockFate::added) == (one.old_block < 0));
    }
    std::ranges::sort(old_seen);
    RC_ASSERT(std::ranges::is_sorted(new_seen));
    RC_ASSERT(old_seen.size() == from.blocks.size());
    RC_ASSERT(new_seen.size() == to.blocks.size());
    RC_ASSERT(std::ranges::adjacent_find(old_seen) == old_seen.end());
    RC_ASSERT(std::ranges::adjacent_find(new_seen) == new_seen.end());
  }));
}
