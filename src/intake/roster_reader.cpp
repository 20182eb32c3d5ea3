#include <algorithm>
#include <charconv>
#include <map>

#include "intake/grid.h"
#include "intake/roster.h"
#include "text/fold.h"
#include "text/utf8.h"

namespace dh::intake {
namespace {

// Columns of a sheet by the folded words of its heading row; -1 where there is none.
struct Columns {
  int row = -1;
  int member = -1, unit_code = -1, unit_name = -1, sub_unit = -1, category = -1, kind = -1, count = -1, email = -1;
};

Columns columns_at(const Grid& grid, int row) {
  Columns out;
  out.row = row;
  for (int c = 0; c < static_cast<int>(grid.rows[static_cast<std::size_t>(row)].size()); ++c) {
    const std::string words = fold_words(grid.seen_at(row, c), Fold::marks);
    const auto has = [&](std::string_view phrase) { return words.find(phrase) != std::string::npos; };
    if (words.empty() || words == "tt" || words == "stt" || has("ho ten") || has("ho va ten")) continue;
    if (has("email") || has("e mail") || has("thu dien tu") || has("hop thu")) out.email = c;
    else if (has("ma don vi") || has("ma co so") || has("ma chi doan")) out.unit_code = c;
    else if (has("ma so") || has("ma doan vien") || has("ma thanh vien") || has("ma dang vien") || words == "ma") out.member = c;
    else if ((words.starts_with("so ") && !has("dien thoai")) || has("si so") || has("quan so") || has("tong so")) out.count = c;
    else if (has("loai hinh")) out.kind = c;
    else if (has("doi tuong") || has("thanh phan")) out.category = c;
    else if (has("truc thuoc") || words == "chi doan" || words == "chi bo" || words == "to" || has("don vi cap duoi") || words == "phan doan") out.sub_unit = c;
    else if (has("co so") || has("don vi") || has("ten") || has("doan co so")) out.unit_name = c;
  }
  // Groups with nothing above them are the units.
  if (out.unit_code < 0 && out.unit_name < 0) std::swap(out.unit_name, out.sub_unit);
  return out;
}

std::string cell(const Grid& grid, int row, int column) { return column < 0 ? "" : std::string(trim(grid.seen_at(row, column))); }

class Builder {
 public:
  Roster roster;
  Addresses addresses;

  void read_units(const Grid& grid, const Columns& columns) {
    for (int row = columns.row + 1; row < static_cast<int>(grid.rows.size()); ++row) {
      const std::string code = cell(grid, row, columns.unit_code), name = cell(grid, row, columns.unit_name);
      const std::string sub = columns.sub_unit < 0 ? "" : std::string(trim(grid.at(row, columns.sub_unit)));
      if (code.empty()) {
        if (!name.empty() || !sub.empty()) problem(grid, row, "no unit code: " + (name.empty() ? sub : name));
        continue;
      }
      int count = 0;
      const std::string digits = cell(grid, row, columns.count);
      std::from_chars(digits.data(), digits.data() + digits.size(), count);
      if (find(code) == nullptr) roster.units.push_back({code, name, {}, cell(grid, row, columns.kind), 0});
      else if (sub.empty()) problem(grid, row, "unit " + code + " stands twice");
      Unit& unit = sub.empty() || sub == name ? *find(code) : sub_unit(code, sub);
      unit.stated_members = count;
      address(grid, row, columns, unit.code, addresses.units);
    }
  }

  void read_members(const Grid& grid, const Columns& columns) {
    for (int row = columns.row + 1; row < static_cast<int>(grid.rows.size()); ++row) {
      const std::string code = cell(grid, row, columns.member);
      std::string unit = cell(grid, row, columns.unit_code);
      const std::string name = cell(grid, row, columns.unit_name), sub = cell(grid, row, columns.sub_unit);
      if (code.empty()) {
        if (!unit.empty() || !name.empty() || !sub.empty() || !cell(grid, row, columns.category).empty()) problem(grid, row, "no member code");
        continue;
      }
      if (unit.empty())
        for (const Unit& one : roster.units)
          if (one.parent.empty() && fold_words(one.name) == fold_words(name)) unit = one.code;
      if (unit.empty() || find(unit) == nullptr) {
        if (unit.empty() || !units_told_) {
          if (unit.empty()) unit = name;
          if (!unit.empty() && !units_told_) roster.units.push_back({unit, name.empty() ? unit : name, {}, {}, 0});
        }
        if (find(unit) == nullptr) {
          problem(grid, row, "member " + code + ": " + (unit.empty() ? "no unit told" : "no such unit: " + unit));
          continue;
        }
      }
      if (!codes_.emplace(code, row).second) {
        problem(grid, row, "member " + code + " stands twice");
        continue;
      }
      std::string own = unit;
      if (!sub.empty() && fold_words(sub) != fold_words(find(unit)->name)) own = sub_unit(unit, sub).code;
      roster.members.push_back({code, own, cell(grid, row, columns.category)});
      address(grid, row, columns, code, addresses.members);
    }
  }

  void units_are_told() { units_told_ = !roster.units.empty(); }

  void compare_counts() {
    for (const Unit& unit : roster.units) {
      if (unit.stated_members == 0) continue;
      const auto listed = std::ranges::count_if(roster.members, [&](const Member& one) { return roster.is_within(one.unit, unit.code); });
      if (listed != unit.stated_members)
        roster.problems.push_back(unit.name + ": " + std::to_string(unit.stated_members) + " members stated, " + std::to_string(listed) + " listed");
    }
  }

 private:
  Unit* find(const std::string& code) {
    for (Unit& one : roster.units)
      if (one.code == code) return &one;
    return nullptr;
  }
  Unit& sub_unit(const std::string& parent, const std::string& name) {
    int number = 0;
    for (Unit& one : roster.units) {
      if (one.parent != parent) continue;
      ++number;
      if (fold_words(one.name) == fold_words(name)) return one;
    }
    return roster.units.emplace_back(Unit{parent + "/" + std::to_string(number + 1), name, parent, {}, 0});
  }
  // What is no address is said and left out; whether a server takes it, only sending tells.
  void address(const Grid& grid, int row, const Columns& columns, const std::string& code, std::map<std::string, std::string>& into) {
    const std::string text = cell(grid, row, columns.email);
    if (text.empty()) return;
    const std::size_t at = text.find('@');
    const bool one = at != std::string::npos && at > 0 && at + 1 < text.size() && text.find('@', at + 1) == std::string::npos && text.find_first_of(" \t\r\n,;<>\"") == std::string::npos;
    if (one) into[code] = text;
    else problem(grid, row, "no mail address: " + text);
  }
  void problem(const Grid& grid, int row, const std::string& what) {
    roster.problems.push_back("sheet \"" + grid.name + "\" row " + std::to_string(row + 1) + ": " + what);
  }
  std::map<std::string, int> codes_;
  bool units_told_ = false;
};

}  // namespace

Result<Roster> read_roster(std::string_view bytes, std::string_view name) { return TRY(read_roster_file(bytes, name)).roster; }

Result<RosterFile> read_roster_file(std::string_view bytes, std::string_view name) {
  Result<std::vector<Grid>> grids = read_xlsx_grids(bytes);
  if (!grids) {
    if (grids.error().file.empty()) grids.error().file = std::string(name);
    return tl::unexpected(grids.error());
  }
  Builder builder;
  std::vector<std::pair<const Grid*, Columns>> unit_sheets, member_sheets;
  for (const Grid& grid : *grids) {
    for (int row = 0; row < std::min(static_cast<int>(grid.rows.size()), 20); ++row) {
      const Columns columns = columns_at(grid, row);
      if (columns.member >= 0 && (columns.unit_code >= 0 || columns.unit_name >= 0 || columns.category >= 0)) member_sheets.emplace_back(&grid, columns);
      else if (columns.unit_code >= 0 && columns.unit_name >= 0) unit_sheets.emplace_back(&grid, columns);
      else continue;
      break;
    }
  }
  if (member_sheets.empty() && unit_sheets.empty())
    return fail(Error::Kind::bad_input, "no roster: no sheet has a column of member or unit codes", std::string(name));
  for (const auto& [grid, columns] : unit_sheets) builder.read_units(*grid, columns);
  builder.units_are_told();
  for (const auto& [grid, columns] : member_sheets) builder.read_members(*grid, columns);
  builder.compare_counts();
  return RosterFile{std::move(builder.roster), std::move(builder.addresses)};
}

}  // namespace dh::intake
