#include "search/search.h"

#include <algorithm>
#include <cmath>
#include <memory>
#include <unordered_map>

namespace dh::search {
namespace {

constexpr double k1 = 1.2, b = 0.75;
constexpr std::uint32_t none = ~std::uint32_t{0};

// What a count of occurrences in a text of some length is worth: one table a word or phrase.
constexpr std::size_t counts = told_count + 1;
using Worth = std::array<std::array<float, 256>, counts>;

struct Term {
  const Clause* clause = nullptr;
  std::unique_ptr<Worth> worth;
};

struct ResolvedFilter {
  const Filter* filter = nullptr;
  std::vector<std::string> names;
  std::vector<std::pair<std::string, std::string>> ranges;
};

bool better(const Hit& one, const Hit& other) {
  if (one.exact != other.exact) return one.exact > other.exact;
  if (one.score != other.score) return one.score > other.score;
  return one.document < other.document;
}

// Keeps the best; the worst of them stands in front.
class Best {
 public:
  explicit Best(std::size_t limit) : limit_(limit) {}
  void offer(const Hit& hit) {
    if (hits_.size() == limit_) {
      if (limit_ == 0 || !better(hit, hits_.front())) return;
      std::pop_heap(hits_.begin(), hits_.end(), better);
      hits_.back() = hit;
    } else {
      hits_.push_back(hit);
    }
    std::push_heap(hits_.begin(), hits_.end(), better);
  }
  std::vector<Hit> take() {
    std::sort_heap(hits_.begin(), hits_.end(), better);
    return std::move(hits_);
  }

 private:
  std::size_t limit_;
  std::vector<Hit> hits_;
};

std::uint32_t form_of(const TextList& list, const FoldedWord& word) {
  const auto at = std::find(list.forms.begin(), list.forms.end(), word.exact);
  return at == list.forms.end() ? none : static_cast<std::uint32_t>(at - list.forms.begin());
}

// Finds the occurrences of a phrase in one text after the other.
class PhraseReader {
 public:
  PhraseReader(const std::vector<TextList>& lists, const Clause& clause) {
    for (std::size_t at = 0; at < lists.size(); ++at)
      words_.push_back(
          {OccurrenceReader(lists[at]), PlaceInSet(lists[at].set), form_of(lists[at], clause.words[at]), {}});
  }
  struct Found {
    std::uint32_t count = 0;
    std::uint32_t exact = 0;  // words as written, in the occurrence that has most of them
  };
  Found in(std::uint16_t document) {
    for (Word& word : words_) word.reader.read(word.place.of(document), word.found);
    Found found;
    for (const Occurrence& first : words_.front().found) {
      std::uint32_t exact = first.form == words_.front().form ? 1 : 0;
      bool all = true;
      for (std::uint32_t step = 1; all && step < words_.size(); ++step) {
        const Word& word = words_[step];
        const auto at =
            std::lower_bound(word.found.begin(), word.found.end(), first.position + step,
                             [](const Occurrence& one, std::uint32_t wanted) { return one.position < wanted; });
        all = at != word.found.end() && at->position == first.position + step;
        if (all && at->form == word.form) ++exact;
      }
      if (!all) continue;
      ++found.count;
      found.exact = std::max(found.exact, exact);
    }
    return found;
  }

 private:
  struct Word {
    OccurrenceReader reader;
    PlaceInSet place;
    std::uint32_t form;
    std::vector<Occurrence> found;
  };
  std::vector<Word> words_;
};

class Search {
 public:
  Search(const Index& index, const Query& query, const SearchOptions& options)
      : index_(index),
        query_(query),
        options_(options),
        best_(options.limit),
        scores_(volume_size),
        exact_(volume_size) {}

  Result<Answer> run() {
    weigh_clauses();
    for (const Filter& filter : query_.filters) resolve(filter);
    for (std::size_t volume = 0; volume < index_.texts.size(); ++volume) TRY(look_in(volume));
    answer_.groups = groups_.size();
    for (const auto& [group, hit] : groups_) best_.offer(hit);
    answer_.best = best_.take();
    return std::move(answer_);
  }

 private:
  void weigh_clauses() {
    double texts = 0, words = 0;
    for (const Volume& volume : index_.texts) {
      texts += volume.documents();
      words += static_cast<double>(volume.words());
    }
    const double average = std::max(1.0, words / std::max(1.0, texts));
    for (const Clause& clause : query_.clauses) {
      if (clause.excluded) {
        excluded_.push_back(&clause);
        continue;
      }
      double rareness = 0;
      for (const FoldedWord& word : clause.words) {
        double holding = 0;
        for (const Volume& volume : index_.texts)
          if (const auto list = volume.find(word.bare)) holding += volume.members(*list);
        rareness += std::log(1 + (texts - holding + 0.5) / (holding + 0.5));
      }
      Term term{&clause, std::make_unique<Worth>()};
      for (std::size_t count = 0; count < counts; ++count)
        for (std::size_t length = 0; length < 256; ++length) {
          const double often = static_cast<double>(count + 1);
          const double norm = k1 * (1 - b + b * length_of(static_cast<std::uint8_t>(length)) / average);
          (*term.worth)[count][length] = static_cast<float>(rareness * often * (k1 + 1) / (often + norm));
        }
      terms_.push_back(std::move(term));
    }
  }

  bool is_anywhere(const std::string& name) const {
    return std::ranges::any_of(index_.fields, [&name](const Volume& one) { return one.find(name).has_value(); });
  }

  bool is_anywhere(const std::string& from, const std::string& to) const {
    return std::ranges::any_of(index_.fields,
                               [&](const Volume& one) { return one.first_not_below(from) < one.first_not_below(to); });
  }

  void resolve(const Filter& filter) {
    ResolvedFilter resolved{&filter, {}, {}};
    for (const Value& value : filter.any_of) {
      const auto name = std::ranges::find_if(value.names, [this](const std::string& one) { return is_anywhere(one); });
      const bool ranged = !value.from.empty() && is_anywhere(value.from, value.to);
      if (name != value.names.end()) resolved.names.push_back(*name);
      if (ranged) resolved.ranges.emplace_back(value.from, value.to);
      if (name == value.names.end() && !ranged) answer_.absent.push_back(value.written);
    }
    filters_.push_back(std::move(resolved));
  }

  // The texts of a volume that have one of the values. A union lies in `spare`.
  Result<SetView> set_of(const ResolvedFilter& filter, const Volume& fields, Bitmap& spare) const {
    std::vector<std::uint32_t> lists;
    for (const std::string& name : filter.names)
      if (const auto list = fields.find(name)) lists.push_back(*list);
    for (const auto& [from, to] : filter.ranges)
      for (std::uint32_t list = fields.first_not_below(from); list < fields.first_not_below(to); ++list)
        lists.push_back(list);
    if (lists.empty()) return SetView{};
    if (lists.size() == 1) return fields.set(lists.front());
    spare = {};
    for (const std::uint32_t list : lists) unite(spare, TRY(fields.set(list)));
    return view_of(spare);
  }

  // The lists of a clause's words; none when the volume lacks one.
  Result<std::vector<TextList>> lists_of(const Clause& clause, const Volume& texts) const {
    std::vector<TextList> lists;
    for (const FoldedWord& word : clause.words) {
      const auto list = texts.find(word.bare);
      if (!list) return std::vector<TextList>();
      lists.push_back(TRY(texts.text_list(*list)));
    }
    return lists;
  }

  Status look_in(std::size_t number) {
    const Volume& texts = index_.texts[number];
    const Volume& fields = index_.fields[number];
    const auto live = fields.find(live_list);
    if (!live) return {};
    std::vector<SetView> must;
    if (fields.members(*live) < texts.documents() || (terms_.empty() && filters_.empty()))
      must.push_back(TRY(fields.set(*live)));
    std::vector<Bitmap> spare(filters_.size());
    std::vector<SetView> must_not;
    for (std::size_t at = 0; at < filters_.size(); ++at)
      (filters_[at].filter->excluded ? must_not : must).push_back(TRY(set_of(filters_[at], fields, spare[at])));
    std::vector<std::vector<TextList>> lists;
    for (const Term& term : terms_) {
      lists.push_back(TRY(lists_of(*term.clause, texts)));
      if (lists.back().empty()) return {};
      for (const TextList& list : lists.back()) must.push_back(list.set);
    }
    if (must.empty()) must.push_back(TRY(fields.set(*live)));  // nothing but exclusions
    intersect(std::move(must), candidates_);
    for (const SetView& set : must_not) remove(candidates_, set);
    for (const Clause* clause : excluded_) TRY(exclude(*clause, texts));
    if (candidates_.empty()) return {};
    std::fill_n(scores_.begin(), candidates_.size(), 0.0f);
    std::fill_n(exact_.begin(), candidates_.size(), 0u);
    for (std::size_t at = 0; at < terms_.size(); ++at) {
      if (lists[at].size() == 1)
        score_word(terms_[at], lists[at].front(), texts);
      else
        score_phrase(terms_[at], lists[at], texts);
    }
    gather(static_cast<std::uint32_t>(number * volume_size), fields);
    return {};
  }

  Status exclude(const Clause& clause, const Volume& texts) {
    const std::vector<TextList> lists = TRY(lists_of(clause, texts));
    if (lists.empty()) return {};
    if (lists.size() == 1) {
      remove(candidates_, lists.front().set);
      return {};
    }
    std::vector<SetView> sets;
    for (const TextList& list : lists) sets.push_back(list.set);
    Candidates holding;
    intersect(std::move(sets), holding);
    PhraseReader reader(lists, clause);
    std::erase_if(holding, [&reader](std::uint16_t document) { return reader.in(document).count == 0; });
    Candidates left;
    std::ranges::set_difference(candidates_, holding, std::back_inserter(left));
    candidates_ = std::move(left);
    return {};
  }

  void score_word(const Term& term, const TextList& list, const Volume& texts) {
    const std::uint32_t form = form_of(list, term.clause->words.front());
    const std::uint8_t exact_bit = form < told_forms ? static_cast<std::uint8_t>(1u << form) : std::uint8_t{0};
    PlaceInSet place(list.set);
    OccurrenceReader reader(list);
    for (std::size_t at = 0; at < candidates_.size(); ++at) {
      const std::uint32_t here = place.of(candidates_[at]);
      const std::uint8_t told = list.told[here];
      scores_[at] += (*term.worth)[told >> 5][texts.length(candidates_[at])];
      if ((told & exact_bit) != 0)
        ++exact_[at];
      else if (exact_bit == 0 && form != none && (told & other_forms) != 0 && holds_form(reader, here, form))
        ++exact_[at];
    }
  }

  bool holds_form(OccurrenceReader& reader, std::uint32_t place, std::uint32_t form) {
    reader.read(place, occurrences_);
    return std::ranges::find(occurrences_, form, &Occurrence::form) != occurrences_.end();
  }

  // Keeps only the candidates that hold the phrase.
  void score_phrase(const Term& term, const std::vector<TextList>& lists, const Volume& texts) {
    PhraseReader reader(lists, *term.clause);
    std::size_t kept = 0;
    for (std::size_t at = 0; at < candidates_.size(); ++at) {
      const PhraseReader::Found found = reader.in(candidates_[at]);
      if (found.count == 0) continue;
      candidates_[kept] = candidates_[at];
      const std::size_t count = std::min<std::size_t>(found.count - 1, told_count);
      scores_[kept] = scores_[at] + (*term.worth)[count][texts.length(candidates_[at])];
      exact_[kept] = exact_[at] + found.exact;
      ++kept;
    }
    candidates_.resize(kept);
  }

  void gather(std::uint32_t first, const Volume& fields) {
    answer_.matches += candidates_.size();
    for (std::size_t at = 0; at < candidates_.size(); ++at) {
      Hit hit{first + candidates_[at], exact_[at], scores_[at], 0, 1};
      if (!options_.by_group) {
        best_.offer(hit);
        continue;
      }
      hit.group = fields.group(candidates_[at]);
      const auto [known, is_new] = groups_.try_emplace(hit.group, hit);
      if (is_new) continue;
      hit.in_group = ++known->second.in_group;
      if (better(hit, known->second)) known->second = hit;
    }
  }

  const Index& index_;
  const Query& query_;
  const SearchOptions& options_;
  Best best_;
  Answer answer_;
  std::vector<Term> terms_;
  std::vector<const Clause*> excluded_;
  std::vector<ResolvedFilter> filters_;
  Candidates candidates_;
  std::vector<float> scores_;
  std::vector<std::uint32_t> exact_;
  std::vector<Occurrence> occurrences_;
  std::unordered_map<std::uint32_t, Hit> groups_;
};

}  // namespace

Result<Answer> search(const Index& index, const Query& query, const SearchOptions& options) {
  if (index.texts.size() != index.fields.size()) return fail(Error::Kind::internal, "an index with volumes missing");
  for (std::size_t at = 0; at < index.texts.size(); ++at)
    if (index.texts[at].documents() != index.fields[at].documents() ||
        index.texts[at].fingerprint() != index.fields[at].companion())
      return fail(Error::Kind::bad_input, "the search index is damaged: its volumes do not belong together");
  return Search(index, query, options).run();
}

}  // namespace dh::search
