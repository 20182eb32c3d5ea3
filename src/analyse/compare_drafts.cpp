#include "analyse/compare_drafts.h"

#include <algorithm>
#include <map>

#include "text/fold.h"
#include "text/refind.h"

namespace dh::analyse {
namespace {

// All blocks' words as one text, each block on its own lines.
class JoinedText {
 public:
  explicit JoinedText(const Draft& draft) {
    for (const Block& block : draft.blocks) {
      starts_.push_back(text_.size());
      text_ += block.text;
      text_ += '\n';
    }
  }
  const std::string& text() const { return text_; }
  std::size_t start(int block) const { return starts_[static_cast<std::size_t>(block)]; }
  int block_at(std::size_t at) const { return static_cast<int>(std::ranges::upper_bound(starts_, at) - starts_.begin()) - 1; }

 private:
  std::string text_;
  std::vector<std::size_t> starts_;
};

// A longest rising run of new blocks: what is not on it was moved.
std::vector<bool> in_order(const std::vector<int>& to_new) {
  std::vector<std::size_t> tails, before(to_new.size(), to_new.size());
  for (std::size_t i = 0; i < to_new.size(); ++i) {
    if (to_new[i] < 0) continue;
    const auto at = std::ranges::lower_bound(tails, to_new[i], {}, [&](std::size_t tail) { return to_new[tail]; });
    if (at != tails.begin()) before[i] = *(at - 1);
    if (at == tails.end()) tails.push_back(i);
    else *at = i;
  }
  std::vector<bool> out(to_new.size());
  for (std::size_t i = tails.empty() ? to_new.size() : tails.back(); i < to_new.size(); i = before[i]) out[i] = true;
  return out;
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_word(char c) { return is_digit(c) || (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80; }

// Without the punctuation and quotation marks around it.
std::string phrase_of(const std::string& words) {
  constexpr std::string_view around = " .,;:\"'()\n\t";
  const std::string folded = fold(words);
  const std::size_t from = folded.find_first_not_of(around);
  return from == std::string::npos ? std::string() : folded.substr(from, folded.find_last_not_of(around) - from + 1);
}

// As whole words, and whole figures: "30" does not stand in "30,5".
bool holds(const std::string& text, const std::string& phrase) {
  if (phrase.empty()) return true;
  for (std::size_t at = text.find(phrase); at != std::string::npos; at = text.find(phrase, at + 1)) {
    const std::size_t end = at + phrase.size();
    const auto one = [&](std::size_t i) { return i < text.size() ? text[i] : ' '; };
    const auto mark = [](char c) { return c == '.' || c == ','; };
    const bool inside = (is_word(phrase.front()) && at > 0 && is_word(text[at - 1])) || (is_word(phrase.back()) && is_word(one(end)));
    const bool goes_on = is_digit(phrase.back()) && mark(one(end)) && is_digit(one(end + 1));
    const bool began = at > 1 && is_digit(phrase.front()) && mark(text[at - 1]) && is_digit(text[at - 2]);
    if (!inside && !goes_on && !began) return true;
  }
  return false;
}

class Comparison {
 public:
  Comparison(const Draft& old_draft, const Draft& new_draft)
      : old_(old_draft), new_(new_draft), old_text_(old_draft), new_text_(new_draft), refinder_(old_text_.text(), new_text_.text()) {}

  DraftComparison compare(std::span<const Opinion> opinions) {
    match_blocks();
    DraftComparison out;
    out.blocks = changes();
    for (std::size_t i = 0; i < opinions.size(); ++i) {
      const Anchor& anchor = opinions[i].anchor;
      if (anchor.document != old_.id || anchor.version != old_.version || anchor.block < 0 || static_cast<std::size_t>(anchor.block) >= old_.blocks.size()) continue;
      Reanchored one = reanchor(anchor);
      one.opinion = i;
      one.adoption = adoption(opinions[i], one);
      out.opinions.push_back(one);
    }
    return out;
  }

 private:
  const std::string& old_words(int block) const { return old_.blocks[static_cast<std::size_t>(block)].text; }
  const std::string& new_words(int block) const { return new_.blocks[static_cast<std::size_t>(block)].text; }

  void match_blocks() {
    to_new_.assign(old_.blocks.size(), -1);
    std::vector<bool> taken(new_.blocks.size());
    const auto match = [&](int from, int to) {
      to_new_[static_cast<std::size_t>(from)] = to;
      taken[static_cast<std::size_t>(to)] = true;
    };
    // Same words first, those under the same heading before all others, so that what repeats is not crossed.
    std::map<std::pair<std::string, std::string>, std::vector<int>> by_place;
    std::map<std::string, std::vector<int>> by_words;
    for (int i = static_cast<int>(new_.blocks.size()) - 1; i >= 0; --i) by_place[{heading(new_, i), new_words(i)}].push_back(i);
    for (int i = 0; i < static_cast<int>(old_.blocks.size()); ++i) {
      if (old_words(i).empty()) continue;
      const auto found = by_place.find({heading(old_, i), old_words(i)});
      if (found == by_place.end() || found->second.empty()) continue;
      match(i, found->second.back());
      found->second.pop_back();
    }
    for (int i = static_cast<int>(new_.blocks.size()) - 1; i >= 0; --i)
      if (!taken[static_cast<std::size_t>(i)]) by_words[new_words(i)].push_back(i);
    for (int i = 0; i < static_cast<int>(old_.blocks.size()); ++i) {
      if (old_words(i).empty() || to_new_[static_cast<std::size_t>(i)] >= 0) continue;
      if (const auto found = by_words.find(old_words(i)); found != by_words.end() && !found->second.empty()) {
        match(i, found->second.back());
        found->second.pop_back();
        continue;
      }
      const auto refound = refinder_.find(old_text_.start(i), old_text_.start(i) + old_words(i).size());
      if (!refound) continue;
      const int block = new_text_.block_at(refound->start);
      if (!taken[static_cast<std::size_t>(block)]) match(i, block);
    }
    taken_ = std::move(taken);
  }

  static std::string heading(const Draft& draft, int block) {
    const int at = draft.heading_of(block);
    return at < 0 ? std::string() : draft.blocks[static_cast<std::size_t>(at)].path;
  }

  std::vector<BlockChange> changes() const {
    const std::vector<bool> stayed = in_order(to_new_);
    std::vector<int> from(new_.blocks.size(), -1);
    for (std::size_t i = 0; i < to_new_.size(); ++i)
      if (to_new_[i] >= 0) from[static_cast<std::size_t>(to_new_[i])] = static_cast<int>(i);
    std::vector<BlockChange> out;
    const auto removed_after = [&](std::size_t old_block) {
      for (; old_block < to_new_.size() && to_new_[old_block] < 0; ++old_block)
        if (!old_.blocks[old_block].text.empty()) out.push_back({BlockFate::removed, static_cast<int>(old_block), -1});
    };
    removed_after(0);
    for (std::size_t i = 0; i < new_.blocks.size(); ++i) {
      if (new_.blocks[i].text.empty()) continue;
      const int old_block = from[i];
      if (old_block < 0) {
        out.push_back({BlockFate::added, -1, static_cast<int>(i)});
        continue;
      }
      const bool reworded = old_words(old_block) != new_.blocks[i].text;
      const BlockFate fate = reworded ? BlockFate::changed : stayed[static_cast<std::size_t>(old_block)] ? BlockFate::same : BlockFate::moved;
      out.push_back({fate, old_block, static_cast<int>(i)});
      removed_after(static_cast<std::size_t>(old_block) + 1);
    }
    return out;
  }

  Reanchored reanchor(const Anchor& anchor) const {
    Reanchored out;
    const std::string& words = old_words(anchor.block);
    const int to = to_new_[static_cast<std::size_t>(anchor.block)];
    const std::size_t end = std::min(anchor.end, words.size());
    if (anchor.start >= end) {  // the block as a whole
      out.block = to;
      out.reworded = to < 0 || new_words(to) != words;
      return out;
    }
    const std::size_t from = old_text_.start(anchor.block);
    if (to >= 0 && new_words(to) == words) {
      out.block = to;
      out.start = anchor.start;
      out.end = end;
      return out;
    }
    if (const auto refound = refinder_.find(from + anchor.start, from + end)) {
      out.block = new_text_.block_at(refound->start);
      out.start = refound->start - new_text_.start(out.block);
      out.end = std::min(refound->end - new_text_.start(out.block), new_words(out.block).size());
      out.reworded = new_words(out.block).substr(out.start, out.end - out.start) != words.substr(anchor.start, end - anchor.start);
      return out;
    }
    out.block = to;  // the words are gone, what stood around them is there
    out.reworded = true;
    return out;
  }

  Adoption adoption(const Opinion& opinion, const Reanchored& place) const {
    const int old_block = opinion.anchor.block;
    const Proposal& asked = opinion.proposal;
    const bool strikes_all = opinion.kind == Kind::remove && asked.empty() && opinion.anchor.start >= opinion.anchor.end;
    if (strikes_all) return place.block < 0 ? Adoption::adopted : place.reworded ? Adoption::unclear : Adoption::rejected;
    const std::string to = phrase_of(asked.to), from = phrase_of(asked.from);
    if (to.empty() && from.empty()) return Adoption::unstated;
    const std::string before = fold(old_words(old_block)), now = place.block < 0 ? std::string() : fold(new_words(place.block));
    const bool put_in = !to.empty() && (holds(now, to) || is_in_new_words(old_block, to));
    if (!to.empty() && holds(before, to) && !holds(to, from)) return Adoption::unclear;  // it stood there already
    if (from.empty()) return put_in ? Adoption::adopted : now == before ? Adoption::rejected : Adoption::unclear;
    // What is put in may hold what it stands in place of: "30%" for "30% trở lên".
    const bool taken_out = holds(to, from) ? put_in : !holds(now, from);
    if (taken_out && (to.empty() || put_in)) return Adoption::adopted;
    return !taken_out && !put_in ? Adoption::rejected : Adoption::unclear;
  }

  // Added paragraphs under the same heading as the old block.
  bool is_in_new_words(int old_block, const std::string& phrase) const {
    const std::string under = heading(old_, old_block);
    for (int i = 0; i < static_cast<int>(new_.blocks.size()); ++i)
      if (!taken_[static_cast<std::size_t>(i)] && heading(new_, i) == under && holds(fold(new_words(i)), phrase)) return true;
    return false;
  }

  const Draft &old_, &new_;
  JoinedText old_text_, new_text_;
  Refinder refinder_;
  std::vector<int> to_new_;   // of each old block, or -1
  std::vector<bool> taken_;   // of each new block: it comes from an old one
};

}  // namespace

const char* name(BlockFate fate) {
  switch (fate) {
    case BlockFate::same: return "same";
    case BlockFate::moved: return "moved";
    case BlockFate::changed: return "changed";
    case BlockFate::removed: return "removed";
    case BlockFate::added: return "added";
  }
  return "";
}

const char* name(Adoption adoption) {
  switch (adoption) {
    case Adoption::unstated: return "unstated";
    case Adoption::adopted: return "adopted";
    case Adoption::rejected: return "rejected";
    case Adoption::unclear: return "unclear";
  }
  return "";
}

DraftComparison compare_drafts(const Draft& old_draft, const Draft& new_draft, std::span<const Opinion> opinions) {
  return Comparison(old_draft, new_draft).compare(opinions);
}

}  // namespace dh::analyse
