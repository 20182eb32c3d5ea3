// Who may take part: the tree of units and the members.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "model/roster_index.h"

namespace dh {

struct Unit {
  std::string code;    // "A"; a sub-unit without a code of its own gets its parent's and a number: "C/1"
  std::string name;    // "Chi đoàn Sở A"
  std::string parent;  // code; empty at the top
  std::string kind;    // "Đoàn cơ sở", as written
  int stated_members = 0;  // the number that the roster states; 0 when it states none
};

struct Member {
  std::string code;      // "ĐV-0101"
  std::string unit;      // code of the unit that it stands in, a sub-unit where the roster names one
  std::string category;  // "đảng viên trẻ", as written
};

// The index that a roster has made of itself. Derived, so any two are equal.
struct MadeIndex {
  struct Of {
    std::size_t units, members;  // how many there were
    RosterIndex index;
  };
  std::shared_ptr<const Of> of;
  bool operator==(const MadeIndex&) const { return true; }
};

struct Roster {
  std::string root_name;  // the organisation whose units these are; may be empty
  std::vector<Unit> units;
  std::vector<Member> members;
  std::vector<std::string> problems;  // one line each: sheet, row, what does not fit

  const Unit* unit(std::string_view code) const;
  const Member* member(std::string_view code) const;
  // The unit directly below the root that this unit belongs to, or the unit itself.
  const Unit* top_unit(std::string_view code) const;
  bool is_within(std::string_view code, std::string_view ancestor) const;

  // Made at the first question and again when units or members have been added; safe from several threads as long as
  // nobody changes the roster. Codes and names are not to be changed once it is made.
  const RosterIndex& index() const;

  mutable MadeIndex made;  // index()'s own
};

}  // namespace dh
