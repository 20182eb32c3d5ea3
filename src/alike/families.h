// Which of many texts say the same. Two levels:
//   family  texts that are near: the same wording, or one that a few words, slips of the pen, a name under it, another order
//           of sentences or a cut end make different; chains of near texts are one family
//   group   the texts of a family that also mean the same: no negation more or less, no other figure, no opposite direction
//           (turns.h). A turn that may be a damaged copy counts as none when fifty texts of the family stand against each
//           that has it.
//
// Texts are bytes (UTF-8), labels are indices: the label of a text is the smallest index of its family or group. Labels
// depend on the texts alone: not on threads, memory or instruction set; the same texts in another order are parted in the
// same way.
//
// The way: fold (wording.h), find equal wordings (wording_table.h), sketch each wording once (sketch.h), bring wordings
// together band by band (bands.h), compare them exactly (likeness.h), join (joined.h), look at what differs (turns.h).
#pragma once

#include <array>
#include <atomic>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "alike/bands.h"
#include "alike/joined.h"
#include "alike/judging.h"
#include "alike/memory.h"
#include "alike/wording_list.h"
#include "alike/wording_store.h"
#include "alike/wording_table.h"
#include "base/result.h"

namespace dh::alike {

struct Options {
  unsigned threads = 2;
  std::uint64_t memory_cap = 0;  // bytes for this work, beyond it temporary files; 0: no cap
};

struct Figures {
  std::uint64_t texts = 0, wordings = 0, families = 0, groups = 0;
  std::uint64_t compared = 0;       // pairs of wordings compared exactly
  std::uint64_t turned = 0;         // wordings compared with their pivot word by word
  std::uint64_t spilled_bytes = 0;  // written to temporary files
  double adding_seconds = 0, joining_seconds = 0, judging_seconds = 0;
};

// The labels of wordings, by their number.
struct WordingLabels {
  BigArray<std::uint32_t> family, group;
};

class Families {
 public:
  // `bytes`: of all texts together; decides how wide bands are.
  Families(std::uint64_t bytes, const Options& options);
  Families(const Families&) = delete;
  ~Families();

  // Takes texts in. One for each thread, all destroyed before `settle`.
  class Adder {
   public:
    explicit Adder(Families& families);
    Adder(const Adder&) = delete;
    ~Adder();

    // Appends the number of the wording of each text to `numbers`, in order, at the latest in `flush`.
    void add(std::string_view text, std::vector<std::uint32_t>& numbers);
    void flush(std::vector<std::uint32_t>& numbers);

   private:
    struct Work;
    std::unique_ptr<Work> work_;
  };

  // Joins near wordings into families. What failed in a temporary file is told here.
  Status settle();

  // `numbers`: what the adders gave, the texts in order, in as many pieces as one likes. After `settle`.
  Result<WordingLabels> label(std::span<const std::vector<std::uint32_t>> numbers);

  const Figures& figures() const { return figures_; }

 private:
  friend class FamilyIndex;
  // Makes room for wordings that came since.
  void grow_joined();

  Options options_;
  Budget budget_, nothing_{0};
  SpillFile band_file_;
  WordingTable table_;
  WordingStore store_;
  std::array<std::unique_ptr<BandColumns>, class_count> columns_;
  WordingList wordings_;
  std::atomic<std::uint32_t> next_{0};
  std::unique_ptr<Joined> joined_;
  bool takes_more_ = false;  // after `settle`, as FamilyIndex does
  std::vector<Judged> judged_;
  std::atomic<std::uint64_t> compared_{0};
  Figures figures_;
};

// The labels of texts, all in memory.
struct Labels {
  std::vector<std::uint32_t> family, group;
};
Result<Labels> group_texts(std::span<const std::string_view> texts, const Options& options = {}, Figures* figures = nullptr);

}  // namespace dh::alike
