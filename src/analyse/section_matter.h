// What a part of a draft deals with (results, shortcomings, aims, tasks, figures to be reached …), as its heading says,
// and what a topic of a guide asks about. The vocabulary is the trade's own: every report and every plan that is
// consulted on is laid out in these parts, whatever it is about.
#pragma once

#include <array>
#include <cstddef>
#include <string_view>

namespace dh::analyse {

enum class Matter { results, shortcomings, lessons, forecast, aims, tasks, targets, wording };
constexpr std::size_t matter_count = 8;

// How much a text deals with each matter, from 0 to 1.
struct Matters {
  std::array<double, matter_count> weight{};
  double& operator[](Matter matter) { return weight[static_cast<std::size_t>(matter)]; }
  double operator[](Matter matter) const { return weight[static_cast<std::size_t>(matter)]; }
  bool any() const;
  void raise(Matter matter, double to);  // to at least that much
};

// Of a heading, with or without its label: only what stands at the head of its coordinated parts counts, so that
// "Hoàn thành nhiệm vụ, kế hoạch" names no tasks, "Nhiệm vụ và giải pháp" does.
Matters matters_of_heading(std::string_view heading);

// Of a guide's topic: its first sentence weighs most, what follows "nhằm", "làm cơ sở" least.
Matters matters_asked(std::string_view topic);

// Of an opinion: what it says that it speaks of, most of all in its first words.
Matters matters_said(std::string_view opinion);

}  // namespace dh::analyse
