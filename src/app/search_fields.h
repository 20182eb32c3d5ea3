// The lists of a fields volume that an opinion or a block of a draft is a member of.
#pragma once

#include <map>
#include <string>
#include <unordered_map>
#include <vector>

#include "model/consultation.h"
#include "search/fields.h"
#include "search/volume_writer.h"
#include "store/workspace_store.h"

namespace dh::app {

class SearchFields {
 public:
  SearchFields(const Consultation& consultation, search::FieldsVolumeWriter& writer)
      : consultation_(consultation), writer_(writer) {}
  void add_opinion(const store::OpinionRow& row);
  void add_block(const Draft& draft, int block);

 private:
  using Lists = std::vector<std::uint32_t>;
  using Cache = std::unordered_map<std::string, Lists>;
  std::uint32_t group_number(const std::string& group);
  std::uint32_t lone_number() { return ~lone_++; }
  void add(const Lists& lists);
  template <class Find>
  const Lists& known(Cache& cache, const std::string& value, const Find& find);
  Lists lists_of(search::Field field, const std::vector<std::string>& values);
  Lists lists_of_unit(const std::string& code);
  Lists lists_of_place(const Draft& draft, int block);

  const Consultation& consultation_;
  search::FieldsVolumeWriter& writer_;
  Cache units_, sub_units_, members_, documents_, topics_, kinds_, stances_, channels_, days_, places_;
  search::NameTable groups_;
  std::uint32_t lone_ = 0;  // texts without a group, numbered from the end
};

// The day on which a moment (ISO 8601) was, here; a moment that tells its own hour keeps its own day.
std::string local_day(const std::string& moment);

}  // namespace dh::app
