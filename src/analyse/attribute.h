// Whose opinion is it? Finds the member on the roster and the unit, from what the source says and where it lay.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "model/opinion.h"
#include "model/roster.h"

namespace dh::analyse {

// What holds for a whole source.
struct SourceClues {
  std::string told_unit;        // code given by the person who read the file in; overrides the rest
  std::string unit_as_written;  // letterhead, form, sender
  std::string member_as_written;
  std::string file;             // path as received; its folders and name may name the unit
};

// Looks members and units up by folded code or name.
class Attribution {
 public:
  // `desk`: code of the unit at whose desk everything arrives; what nothing else tells is that unit's. Empty: of none.
  explicit Attribution(const Roster& roster, std::string desk = {});

  // The member's code as the roster writes it; empty when none or not the only one.
  std::string member(std::string_view as_written) const;
  // The code of the unit that the words name; empty when none or not the only one.
  std::string unit(std::string_view as_written) const;
  std::string unit_of_path(std::string_view path) const;

  // Sets home, unit, sub_unit and member of each opinion; "unit" or "member" becomes pending where it is not found.
  void attribute(const SourceClues& clues, std::span<Opinion> opinions) const;
  const std::string& desk() const { return desk_; }

 private:
  void add_short_names();

  const Roster& roster_;
  std::string desk_;
  std::vector<std::pair<std::string, std::string>> unit_keys_;    // folded name -> code, longest name first
};

}  // namespace dh::analyse
