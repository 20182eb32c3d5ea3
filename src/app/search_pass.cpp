#include "app/search_pass.h"

#include "app/passes.h"
#include "app/search_index.h"
#include "search/highlight.h"

namespace dh::app {
namespace {

void show_place(const Draft& draft, int block, FoundText& found) {
  found.document = draft.id;
  found.block = block;
  const int heading = draft.heading_of(block);
  if (heading >= 0) found.heading = draft.blocks[static_cast<std::size_t>(heading)].path;
  found.page = draft.blocks[static_cast<std::size_t>(block)].place.page;
}

FoundText show_opinion(const Consultation& consultation, const search::Query& query, Opinion& opinion) {
  FoundText found;
  found.document = opinion.document;
  const Draft* draft = consultation.draft_of(opinion.anchor);
  if (draft != nullptr && opinion.anchor.block >= 0 &&
      static_cast<std::size_t>(opinion.anchor.block) < draft->blocks.size())
    show_place(*draft, opinion.anchor.block, found);
  found.certain = opinion.anchor.certain;
  found.id = opinion.id;
  found.file = opinion.file;
  found.where = opinion.where;
  found.unit = opinion.unit;
  if (const Unit* unit = consultation.roster.unit(opinion.unit)) found.unit_name = unit->name;
  found.topic = opinion.topic;
  found.kind = name(opinion.kind);
  found.stance = name(opinion.stance);
  found.group = opinion.group;
  if (opinion.text.find(opinion.argument) == std::string::npos) found.argument = std::move(opinion.argument);
  found.text = std::move(opinion.text);
  found.highlights = search::highlights(found.text, query);
  found.argument_highlights = search::highlights(found.argument, query);
  return found;
}

Result<std::vector<FoundText>> show_opinions(const store::WorkspaceStore& store, const Consultation& consultation,
                                             const SearchRequest& request, const std::vector<search::Hit>& hits) {
  std::vector<std::int64_t> numbers;
  for (const search::Hit& hit : hits) numbers.push_back(std::int64_t{hit.document} + 1);
  std::vector<Opinion> opinions = TRY(store.opinions_numbered(numbers));
  std::vector<FoundText> found;
  for (std::size_t at = 0; at < opinions.size(); ++at) {
    found.push_back(show_opinion(consultation, request.query, opinions[at]));
    if (request.in != SearchIn::groups) continue;
    found.back().matches_in_group = static_cast<int>(hits[at].in_group);
    found.back().group_size = TRY(store.group_size(found.back().group));
  }
  return found;
}

std::vector<FoundText> show_blocks(const Consultation& consultation, const SearchRequest& request,
                                   const std::vector<search::Hit>& hits) {
  std::vector<FoundText> all;
  for (const search::Hit& hit : hits) {
    std::size_t block = hit.document;
    auto draft = consultation.drafts.begin();
    while (block >= draft->blocks.size()) block -= (draft++)->blocks.size();
    FoundText& found = all.emplace_back();
    show_place(*draft, static_cast<int>(block), found);
    found.kind = name(draft->blocks[block].kind);
    found.text = draft->blocks[block].text;
    found.highlights = search::highlights(found.text, request.query);
  }
  return all;
}

}  // namespace

Result<SearchOutcome> find(store::WorkspaceStore& store, const SearchRequest& request, const Progress& progress) {
  TRY(analyse_all(store, progress));
  const auto held = TRY(store.hold_state());
  const Consultation consultation = TRY(store.consultation());
  const search::SearchOptions options{request.limit, request.in == SearchIn::groups};
  Result<search::Answer> answer;
  for (int attempt = 0; attempt < 2; ++attempt) {
    const search::Index index = request.in == SearchIn::drafts ? TRY(index_of_drafts(store, consultation))
                                                               : TRY(index_of_opinions(store, consultation, progress));
    answer = search::search(index, request.query, options);
    if (answer || answer.error().kind != Error::Kind::bad_input) break;
    forget_search_index(store);  // damaged where only this query looked
  }
  if (!answer) return tl::unexpected(answer.error());
  tell(progress, "");
  SearchOutcome outcome;
  outcome.total = request.in == SearchIn::groups ? answer->groups : answer->matches;
  outcome.opinions = request.in == SearchIn::drafts ? 0 : answer->matches;
  outcome.absent = std::move(answer->absent);
  outcome.found = request.in == SearchIn::drafts ? show_blocks(consultation, request, answer->best)
                                                 : TRY(show_opinions(store, consultation, request, answer->best));
  for (std::size_t at = 0; at < outcome.found.size(); ++at) {
    outcome.found[at].exact = static_cast<int>(answer->best[at].exact);
    outcome.found[at].score = static_cast<double>(answer->best[at].score);
  }
  return outcome;
}

}  // namespace dh::app
