// What a unit says upward, as a row of records (bundle/records.h): for itself and for each unit below it that works in a
// workspace of its own, the sources that stand there, their opinions, and what persons decided. A bundle carries the row
// sealed, a report carries it beside its manifest.
//
// Each unit speaks for itself with a sequence that rises. Of each, the newest that is known counts, whoever brings it, so
// that neither the order of arrival, nor what comes twice, nor the route matters. A source is its bytes and an opinion
// its place in them: what two routes bring is the same row, and is counted once.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "bundle/records.h"
#include "model/delivery.h"
#include "store/workspace_store.h"

namespace dh::app {

using store::WorkspaceStore;

enum class Carry {
  sources,   // the files as received, with their texts
  opinions,  // opinions with the hash of their source; the files stay with the unit that took them in
};

// The unit whose workspace this is; empty: the root, or not told yet.
Result<std::string> own_unit(const WorkspaceStore& store);

// What would be packed now, as a hash: the same as long as there is nothing new to say.
Result<std::string> delivery_content(const WorkspaceStore& store, Carry carry);

using AddRecord = std::function<Status(char type, std::string_view bytes, bool may_be_skipped)>;
// `self`: this unit as it speaks now. Names of its own files get its code before them, so that they are nobody else's.
Status pack_delivery(const WorkspaceStore& store, const Origin& self, Carry carry, const AddRecord& add);

struct MergeOutcome {
  std::string sender;       // unit
  std::string sender_name;
  std::string route;        // "bundle", "report"
  std::int64_t sequence = 0;
  std::vector<std::string> units;   // that spoke anew, the sender among them
  std::vector<std::string> known;   // that said nothing newer than what was here
  std::int64_t sources = 0;         // that came here for the first time
  std::int64_t came = 0, went = 0;  // opinions that count since, and that no longer do
  std::vector<std::string> came_texts, went_texts;  // the first of them
};

using NextRecord = std::function<Result<std::optional<bundle::Record>>()>;
// All of it or, with an Error, nothing. `delivery`: route, sender, sequence and hash of what was received; the sender is
// known and trusted already. Refuses what the sender may not say: units that are not its own, opinions whose id is not
// their own hash, records that end before they should.
Result<MergeOutcome> take_delivery(WorkspaceStore& store, const Delivery& delivery, const NextRecord& next);

}  // namespace dh::app
