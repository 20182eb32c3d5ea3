#include "app/keys.h"

#include <boost/json.hpp>

#include <algorithm>
#include <cctype>

#include "base/clock.h"
#include "base/crypto.h"

namespace dh::app {
namespace {

namespace json = boost::json;

std::string letters_of(const std::string& words) {
  std::string out;
  for (const char c : words)
    if (std::isalpha(static_cast<unsigned char>(c))) out += static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
  return out;
}

// What the card's signature is over.
std::string signed_words(const KeyCard& card) { return "dienhong key card\n" + card.unit + '\n' + card.name + '\n' + card.signing_key + '\n' + card.sealing_key; }

bool is_key(const std::string& hex) {
  return hex.size() == 64 && hex.find_first_not_of("0123456789abcdef") == std::string::npos;
}

}  // namespace

std::string card_fingerprint(const KeyCard& card) { return fingerprint(card.signing_key + card.sealing_key); }
std::string card_fingerprint(const Correspondent& one) { return fingerprint(one.signing_key + one.sealing_key); }

Result<KeyCard> own_card(WorkspaceStore& store, const std::string& unit) {
  KeyCard card;
  card.unit = unit.empty() ? TRY(store.setting("unit")) : unit;
  card.name = TRY(store.name());
  const Roster roster = TRY(store.roster());
  if (const Unit* known = roster.unit(card.unit); known != nullptr) card.name = known->name;
  else if (card.unit.empty() && !roster.root_name.empty()) card.name = roster.root_name;
  card.signing_key = TRY(store.signing_key()).public_hex;
  card.sealing_key = TRY(store.sealing_key()).public_hex;
  return card;
}

std::string write_card(const KeyCard& card, const SigningKey& key) {
  return json::serialize(json::object{{"dienhong_key_card", 1}, {"unit", card.unit}, {"name", card.name}, {"signing_key", card.signing_key},
                                      {"sealing_key", card.sealing_key}, {"signature", sign_hex(signed_words(card), key)}}) + "\n";
}

Result<KeyCard> read_card(const std::string& text) {
  json::error_code fault;
  const json::value whole = json::parse(text, fault);
  const auto* from = fault ? nullptr : whole.if_object();
  const auto words = [&](const char* key) -> std::string {
    const auto* found = from == nullptr ? nullptr : from->if_contains(key);
    return found != nullptr && found->is_string() ? std::string(found->get_string()) : std::string();
  };
  const KeyCard card{words("unit"), words("name"), words("signing_key"), words("sealing_key")};
  if (from == nullptr || !from->contains("dienhong_key_card") || !is_key(card.signing_key) || !is_key(card.sealing_key))
    return fail(Error::Kind::bad_input, "is no key card");
  if (!signature_holds(signed_words(card), words("signature"), card.signing_key)) return fail(Error::Kind::refused, "was changed: the card's signature does not hold");
  return card;
}

Status trust_card(WorkspaceStore& store, const KeyCard& card, const std::string& read_aloud, bool replace) {
  const std::string expected = card_fingerprint(card);
  if (letters_of(read_aloud) != letters_of(expected))
    return fail(Error::Kind::refused, read_aloud.empty() ? "not trusted yet: let the other side read its fingerprint to you, and tell it with --fingerprint; the card's is " + expected
                                                         : "the fingerprint that was read is not the card's, which is " + expected);
  if (const Roster roster = TRY(store.roster()); !card.unit.empty() && !roster.units.empty() && roster.unit(card.unit) == nullptr)
    return fail(Error::Kind::refused, "no such unit on the roster", {}, card.unit);
  const std::string own = TRY(store.signing_key()).public_hex;
  if (card.signing_key == own) return fail(Error::Kind::refused, "this is the card of this workspace itself");
  const std::vector<Correspondent> known = TRY(store.correspondents());
  const auto before = std::ranges::find(known, card.unit, &Correspondent::unit);
  if (before != known.end()) {
    if (before->signing_key == card.signing_key && before->sealing_key == card.sealing_key) return {};
    if (!replace) return fail(Error::Kind::refused, "this unit is trusted with other keys (" + card_fingerprint(*before) + "); --replace takes the new ones in their place", {}, card.unit);
  }
  return store.add_correspondent({card.unit, card.name, card.signing_key, card.sealing_key, now_iso8601()});
}

Result<Correspondent> correspondent(const WorkspaceStore& store, const std::string& unit) {
  for (Correspondent& one : TRY(store.correspondents()))
    if (one.unit == unit) return std::move(one);
  return fail(Error::Kind::refused, "no key of this unit is trusted yet: ask it for its card (dienhong keys --card), and take it with dienhong keys --trust", {},
              unit.empty() ? "root" : unit);
}

}  // namespace dh::app
