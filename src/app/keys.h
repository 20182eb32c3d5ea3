// Whose bundles are trusted. Two workspaces exchange key cards, by any way; then two people read the fingerprint of the
// card to each other, by telephone or face to face, and the receiver says so. Nothing is trusted before.
//
// Lost keys: the unit makes new ones (renew_keys) and sends a new card, which the other side takes in place of the old
// after reading the fingerprint again. What was sealed for the lost keys opens for nobody: it is sent once more. What was
// merged stays.
#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "model/delivery.h"
#include "store/workspace_store.h"

namespace dh::app {

using store::WorkspaceStore;

struct KeyCard {
  std::string unit;  // code; empty: the root
  std::string name;
  std::string signing_key, sealing_key;  // hex
};
// Of both keys: eight groups of four letters.
std::string card_fingerprint(const KeyCard& card);
std::string card_fingerprint(const Correspondent& one);

// This workspace's own. `unit`: code; empty: as it was told before (setting "unit").
Result<KeyCard> own_card(WorkspaceStore& store, const std::string& unit);
// A card as a text to send: JSON, signed with the key that it names, so that a slip in it is noticed.
std::string write_card(const KeyCard& card, const SigningKey& key);
Result<KeyCard> read_card(const std::string& text);

// `read_aloud`: the fingerprint as the other side read it; letters alone count. Refuses when it is not that of the card,
// and, unless `replace`, when the unit is trusted with other keys.
Status trust_card(WorkspaceStore& store, const KeyCard& card, const std::string& read_aloud, bool replace);

// Trusted keys of a unit; refused with what to do when there are none.
Result<Correspondent> correspondent(const WorkspaceStore& store, const std::string& unit);

}  // namespace dh::app
