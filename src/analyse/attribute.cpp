#include "analyse/attribute.h"

#include <algorithm>
#include <map>

#include "text/fold.h"
#include "text/utf8.h"

namespace dh::analyse {
namespace {

bool holds_words(const std::string& text, const std::string& words) {
  const std::string padded = " " + text + " ";
  return padded.find(" " + words + " ") != std::string::npos;
}

}  // namespace

Attribution::Attribution(const Roster& roster, std::string desk) : roster_(roster), desk_(std::move(desk)) {
  for (const Unit& unit : roster.units)
    if (std::string key = fold_words(unit.name, Fold::marks); !key.empty()) unit_keys_.emplace_back(std::move(key), unit.code);
  add_short_names();
  std::ranges::stable_sort(unit_keys_, [](const auto& a, const auto& b) { return a.first.size() > b.first.size(); });
}

// "Đoàn cơ sở Trường Cao đẳng P" is also called "Đoàn Trường Cao đẳng P" and "Cao đẳng P": what is left of a name without
// what kind of unit it is, where no other unit is called so and it is more than two words.
void Attribution::add_short_names() {
  std::map<std::string, std::string> shorter;  // short name -> code, "" where two units share it
  for (const auto& [name, code] : unit_keys_) {
    std::string rest = name;
    for (const std::string_view kind : {"lien chi doan ", "doan co so ", "chi doan ", "doan ", "chi bo ", "dang bo ", "truong "}) {
      if (!rest.starts_with(kind)) continue;
      rest.erase(0, kind.size());
      if (std::ranges::count(rest, ' ') < 2) break;
      if (const auto [at, added] = shorter.try_emplace(rest, code); !added && at->second != code) at->second.clear();
    }
  }
  for (const auto& [name, code] : shorter)
    if (!code.empty()) unit_keys_.emplace_back(name, code);
}

std::string Attribution::member(std::string_view as_written) const {
  if (const auto whole = roster_.index().member_written(as_written)) return roster_.members[*whole].code;
  // The code may stand among other words: "Mã số: ĐV-0101 (đoàn viên)". Two codes are no answer.
  std::string found;
  for (const MemberMention& one : roster_.index().members_in(as_written)) {
    const std::string& code = roster_.members[one.member].code;
    if (!found.empty() && code != found) return {};
    found = code;
  }
  return found;
}

std::string Attribution::unit(std::string_view as_written) const {
  const std::string text = fold_words(as_written, Fold::marks);
  if (text.empty()) return {};
  for (const Unit& one : roster_.units)
    if (fold_words(one.code, Fold::marks) == text) return one.code;
  std::string found;
  std::size_t length = 0;
  for (const auto& [name, code] : unit_keys_) {
    if (!found.empty() && name.size() < length) break;
    if (!holds_words(text, name)) continue;
    if (!found.empty() && found != code) {
      // "Chi đoàn Sở A" may be both a unit and the only sub-unit below it: the upper one is meant.
      if (roster_.is_within(code, found)) continue;
      if (!roster_.is_within(found, code)) return {};
    }
    found = code;
    length = name.size();
  }
  return found;
}

std::string Attribution::unit_of_path(std::string_view path) const {
  std::size_t end = path.size();
  while (end > 0) {
    const std::size_t slash = path.find_last_of('/', end - 1);
    const std::size_t start = slash == std::string_view::npos ? 0 : slash + 1;
    if (std::string code = unit(path.substr(start, end - start)); !code.empty()) return code;
    if (slash == std::string_view::npos) break;
    end = slash;
  }
  return {};
}

void Attribution::attribute(const SourceClues& clues, std::span<Opinion> opinions) const {
  const std::string whole_member = member(clues.member_as_written);
  std::string whole_unit = clues.told_unit;
  if (whole_unit.empty()) whole_unit = unit(clues.unit_as_written);
  if (whole_unit.empty()) whole_unit = unit_of_path(clues.file);
  if (whole_unit.empty()) whole_unit = desk_;
  for (Opinion& opinion : opinions) {
    opinion.member = member(opinion.hints.member);
    if (opinion.member.empty() && trim(opinion.hints.member).empty()) opinion.member = whole_member;
    std::string at;
    if (!clues.told_unit.empty()) at = clues.told_unit;
    else if (const Member* known = roster_.member(opinion.member)) at = known->unit;
    else if (at = unit(opinion.hints.unit); at.empty()) at = whole_unit;
    // A member of a sub-unit of the unit that was told: the sub-unit is the sharper truth.
    if (const Member* known = roster_.member(opinion.member); known != nullptr && roster_.is_within(known->unit, at)) at = known->unit;
    const Unit* top = roster_.top_unit(at);
    opinion.unit = top == nullptr ? std::string{} : top->code;
    const Unit* own = roster_.unit(at);
    opinion.home = own == nullptr ? std::string{} : own->code;
    opinion.sub_unit = own != nullptr && own != top ? own->name : std::string{};
    std::erase(opinion.pending, "unit");
    std::erase(opinion.pending, "member");
    if (opinion.unit.empty()) opinion.pending.emplace_back("unit");
    if (opinion.member.empty() && !trim(opinion.hints.member).empty()) opinion.pending.emplace_back("member");
  }
}

}  // namespace dh::analyse
