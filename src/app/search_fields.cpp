#include "app/search_fields.h"

#include <ctime>

#include "search/fields.h"

namespace dh::app {

using search::Field;

std::string local_day(const std::string& moment) {
  if (moment.size() < 20 || moment.back() != 'Z') return moment.substr(0, 10);
  std::tm utc{};
  if (::strptime(moment.c_str(), "%Y-%m-%dT%H:%M:%S", &utc) == nullptr) return moment.substr(0, 10);
  const std::time_t seconds = ::timegm(&utc);
  std::tm here{};
  ::localtime_r(&seconds, &here);
  char day[16];
  return std::string(day, std::strftime(day, sizeof day, "%Y-%m-%d", &here));
}

std::uint32_t SearchFields::group_number(const std::string& group) {
  return group.empty() ? lone_number() : groups_.number(group);
}

void SearchFields::add(const Lists& lists) {
  for (const std::uint32_t list : lists) writer_.add(list);
}

template <class Find>
const SearchFields::Lists& SearchFields::known(Cache& cache, const std::string& value, const Find& find) {
  const auto [at, is_new] = cache.try_emplace(value);
  if (is_new) at->second = find(value);
  return at->second;
}

SearchFields::Lists SearchFields::lists_of(Field field, const std::vector<std::string>& values) {
  Lists lists;
  for (const std::string& value : values) {
    if (value.empty()) continue;
    lists.push_back(writer_.list(search::exact_list(field, value)));
    lists.push_back(writer_.list(search::bare_list(field, value)));
  }
  if (lists.empty()) lists.push_back(writer_.list(search::missing_list(field)));
  return lists;
}

// Its code and its name, and those of the units above it.
SearchFields::Lists SearchFields::lists_of_unit(const std::string& code) {
  std::vector<std::string> values = {code};
  const Unit* unit = consultation_.roster.unit(code);
  for (std::size_t steps = 0; unit != nullptr && steps <= consultation_.roster.units.size(); ++steps) {
    values.push_back(unit->code);
    values.push_back(unit->name);
    unit = unit->parent.empty() ? nullptr : consultation_.roster.unit(unit->parent);
  }
  return lists_of(Field::unit, values);
}

SearchFields::Lists SearchFields::lists_of_place(const Draft& draft, int block) {
  Lists lists;
  const Block& one = draft.blocks[static_cast<std::size_t>(block)];
  const int heading = draft.heading_of(block);
  if (heading >= 0)
    for (const std::string& name : search::place_lists(draft.blocks[static_cast<std::size_t>(heading)].path))
      lists.push_back(writer_.list(name));
  for (int page = one.place.page; page > 0 && page <= one.place.page_last; ++page)
    lists.push_back(writer_.list(search::page_list(page)));
  if (one.place.page > 0 && one.place.page_last < one.place.page)
    lists.push_back(writer_.list(search::page_list(one.place.page)));
  return lists;
}

void SearchFields::add_opinion(const store::OpinionRow& row) {
  writer_.begin(group_number(row.group));
  if (row.current) writer_.add(writer_.list(search::live_list));
  const auto plain = [this](Field field) {
    return [this, field](const std::string& value) { return lists_of(field, {value}); };
  };
  add(known(units_, row.unit, [this](const std::string& code) { return lists_of_unit(code); }));
  // A sub-unit goes by its name; its code is the roster's below that unit.
  if (!row.sub_unit.empty()) {
    add(known(sub_units_, row.unit + '\n' + row.sub_unit, [&](const std::string&) {
      std::vector<std::string> values = {row.sub_unit};
      for (const Unit& unit : consultation_.roster.units)
        if (unit.name == row.sub_unit && consultation_.roster.is_within(unit.code, row.unit))
          values.push_back(unit.code);
      return lists_of(Field::unit, values);
    }));
  }
  add(known(members_, row.member, plain(Field::member)));
  add(known(documents_, row.document, [this](const std::string& id) {
    Lists lists = lists_of(Field::document, {id == "none" ? "" : id});
    if (id == "none") lists.push_back(writer_.list(search::exact_list(Field::document, id)));
    return lists;
  }));
  add(known(topics_, row.topic, [this](const std::string& label) {
    Lists lists;
    for (const std::string& name : search::topic_lists(label)) lists.push_back(writer_.list(name));
    return lists;
  }));
  add(known(kinds_, row.kind, plain(Field::kind)));
  add(known(stances_, row.stance, plain(Field::stance)));
  add(known(channels_, row.channel, plain(Field::channel)));
  add(known(days_, row.received_at, [this](const std::string& moment) {
    return Lists{writer_.list(std::string(english_name(Field::date)) + '=' + local_day(moment))};
  }));
  const Draft* draft = consultation_.draft_of(row.anchor);
  const bool placed =
      draft != nullptr && row.anchor.block >= 0 && static_cast<std::size_t>(row.anchor.block) < draft->blocks.size();
  if (!placed) {
    writer_.add(writer_.list(search::missing_list(Field::place)));
    return;
  }
  add(known(places_, draft->id + '\n' + draft->version + '\n' + std::to_string(row.anchor.block),
            [&](const std::string&) { return lists_of_place(*draft, row.anchor.block); }));
}

void SearchFields::add_block(const Draft& draft, int block) {
  writer_.begin(lone_number());
  if (draft.blocks[static_cast<std::size_t>(block)].text.empty()) return;
  writer_.add(writer_.list(search::live_list));
  add(known(documents_, draft.id, [this](const std::string& id) { return lists_of(Field::document, {id}); }));
  add(lists_of_place(draft, block));
}

}  // namespace dh::app
