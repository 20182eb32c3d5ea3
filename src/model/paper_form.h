// The paper form that comes back by itself: what its code says, and where on the page everything stands. Who prints
// (report/paper_form.h) and who reads (intake/form_page.h) share these and nothing else.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "model/guide.h"

namespace dh {

// What a box asks: a topic of the guide, a heading of the draft, or anything else.
struct FormBox {
  enum class On { topic, heading, rest };
  On on = On::rest;
  std::string topic;  // label
  int block = -1;     // index in the draft
  bool operator==(const FormBox&) const = default;
};

struct FormPage {
  std::string consultation;  // form_mark of its guide
  std::string unit;          // code
  std::string member;        // code; empty: a blank form
  std::string document, version;
  int page = 1;              // of the form, from 1
  std::vector<FormBox> boxes;
  bool operator==(const FormPage&) const = default;
};

// Eight hexadecimal digits that tell one consultation from another.
std::string form_mark(const Guide& guide);

// "DHP1|mark|unit|member|document|version|page|t1.1,h12,o|check": letters that every reader of codes gives back as they
// are; the check is the beginning of a SHA-256, against mistakes of reading, not against forgery: anybody can write on paper.
std::string form_code(const FormPage& page);
bool is_form_code(std::string_view text);  // by its first letters
Result<FormPage> read_form_code(std::string_view text);

// Millimetres from the outer corner of the mark at the top left. Marks are black squares at the four corners.
namespace form_layout {
inline constexpr double left = 15, top = 15;  // of that corner on the A4 page
inline constexpr double width = 180;
inline constexpr double mark = 6;
inline constexpr double head = 33;            // below the row of marks: names, and the code at the right
inline constexpr double code = 31;            // side of the code with its light edge
inline constexpr double label = 12;           // of a box
inline constexpr double line = 10;
inline constexpr int lines = 6;
inline constexpr int boxes_on_page = 3;
inline constexpr double box = label + lines * line;
inline constexpr double box_top(int index) { return mark + head + index * box; }
inline constexpr double height(int boxes) { return box_top(boxes) + mark; }
}  // namespace form_layout

}  // namespace dh
