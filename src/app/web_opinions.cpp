#include "app/web_opinions.h"

#include <algorithm>
#include <map>

#include "analyse/choose_document.h"
#include "app/policy.h"
#include "app/read_source.h"
#include "base/clock.h"
#include "base/limits.h"
#include "intake/web_document.h"
#include "model/place_words.h"
#include "text/utf8.h"

namespace dh::app {
namespace {

tl::unexpected<Error> refuse(const char* reason, std::string about = {}) { return fail(Error::Kind::refused, reason, {}, std::move(about)); }

std::string folder_of(const Account& account) {
  std::string name = account.member;
  std::ranges::replace(name, '/', '_');
  return "web/" + name + "/";
}

Status check_key(const std::string& key) {
  const bool good = key.size() >= 8 && key.size() <= 64 && key.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-") == std::string::npos;
  if (!good) return refuse("a key is 8 to 64 of the letters a-z, 0-9 and -", "key");
  return {};
}

// Line ends and tabs are text; other control characters nobody typed.
Status check_text(const std::string& text, const char* what) {
  if (text.size() > limits::web_opinion_bytes) return fail(Error::Kind::limit, "the text is too long", {}, what);
  if (!is_valid_utf8(text)) return fail(Error::Kind::bad_input, "the text is no UTF-8", {}, what);
  if (std::ranges::any_of(text, [](unsigned char c) { return (c < 0x20 && c != '\n' && c != '\r' && c != '\t') || c == 0x7F; }))
    return fail(Error::Kind::bad_input, "the text holds control characters", {}, what);
  return {};
}

Status take_place(const Consultation& consultation, const TypedOpinion& typed, intake::WebDocument& into) {
  const Draft* draft = consultation.draft(typed.document);
  if (draft == nullptr) return refuse("no such draft", typed.document);
  if (!typed.version.empty() && typed.version != draft->version) return refuse("the draft has a newer version; read it first", draft->version);
  into.document = draft->id;
  into.version = draft->version;
  if (typed.block == -1) return typed.quote.empty() ? Status{} : refuse("words of the draft need the paragraph they stand in", "quote");
  if (typed.block < 0 || static_cast<std::size_t>(typed.block) >= draft->blocks.size() || draft->blocks[static_cast<std::size_t>(typed.block)].text.empty())
    return refuse("no such paragraph in the draft", std::to_string(typed.block));
  const Block& block = draft->blocks[static_cast<std::size_t>(typed.block)];
  if (!typed.quote.empty()) {
    if (typed.start > block.text.size() || !std::string_view(block.text).substr(typed.start).starts_with(typed.quote)) return refuse("these words do not stand there in the draft", "quote");
    into.start = typed.start;
    into.end = typed.start + typed.quote.size();
  }
  into.part = block.part;
  into.paragraph_index = block.paragraph_index;
  into.block = block.text;
  into.place = place_in_words(*draft, typed.block);
  return {};
}

Result<intake::WebDocument> document_of(const Consultation& consultation, const Account& account, const TypedOpinion& typed) {
  TRY(check_key(typed.key));
  TRY(check_text(typed.text, "text"));
  TRY(check_text(typed.reason, "reason"));
  if (trim(typed.text).empty()) return refuse("an opinion needs some words", "text");
  if (kind_of(typed.kind) == Kind::unknown) return refuse("unknown kind", typed.kind);
  intake::WebDocument out;
  out.key = typed.key;
  out.member = account.member;
  out.unit = account.unit;
  out.kind = typed.kind;
  out.text = typed.text;
  out.reason = typed.reason;
  if (!typed.topic.empty()) {
    const auto topic = std::ranges::find(consultation.guide.topics, typed.topic, &Topic::label);
    if (topic == consultation.guide.topics.end()) return refuse("the guide has no such topic", typed.topic);
    out.topic = typed.topic;
  }
  if (!typed.document.empty()) TRY(take_place(consultation, typed, out));
  else if (typed.topic.empty()) return refuse("an opinion is on a draft or on a topic", "document");
  return out;
}

// Keeps the bytes, reads them as any file is read, and stores what was found.
Result<std::string> take_document(WorkspaceStore& store, const Consultation& consultation, const analyse::Attribution& attribution,
                                  const Account& account, const intake::WebDocument& document) {
  const std::string bytes = intake::write_web_document(document);
  const std::string told_unit = consultation.roster.unit(account.unit) == nullptr ? std::string() : account.unit;
  OneFile one = read_source(bytes, folder_of(account) + document.key + ".json", consultation, attribution, told_unit);
  if (!one.source.quarantine.empty()) return fail(Error::Kind::internal, one.source.quarantine, one.source.file);
  one.source.received_at = now_iso8601();
  TRY(store.keep_file(bytes));
  TRY(store.save_source(one.source, one.opinions));
  return one.source.sha256;
}

Result<OwnOpinion> own_opinion(const WorkspaceStore& store, const Consultation& consultation, const Source& source) {
  intake::WebDocument document = TRY(intake::parse_web_document(TRY(store.file(source.sha256))));
  OwnOpinion own;
  own.withdrawn = !document.withdraws.empty();
  own.given_at = source.received_at;
  own.sha256 = source.sha256;
  if (own.withdrawn) document = TRY(intake::parse_web_document(TRY(store.file(document.withdraws))));
  TypedOpinion& typed = own.typed;
  typed = {document.key, document.document, document.version, -1, document.block.substr(document.start, document.end - document.start), document.start,
           document.topic, document.kind, document.text, document.reason};
  own.place = document.place;
  const Draft* draft = consultation.draft(document.document);
  if (draft != nullptr && !document.block.empty())
    for (std::size_t i = 0; i < draft->blocks.size() && typed.block < 0; ++i) {
      const Block& block = draft->blocks[i];
      if (block.part == document.part && block.paragraph_index == document.paragraph_index && block.text == document.block) typed.block = static_cast<int>(i);
    }
  return own;
}

// Nobody may speak here on what is kept off networks: neither at a place in it, nor on a topic of it alone, nor on a topic
// in words that name it.
Status permit_typed(WorkspaceStore& store, const Consultation& consultation, const Account& account, const TypedOpinion& typed) {
  const Asker asker{account.name, "an opinion typed on the web"};
  TRY(permit(store, consultation, typed.document, Use::give_by_network, asker));
  const auto topic = std::ranges::find(consultation.guide.topics, typed.topic, &Topic::label);
  if (topic != consultation.guide.topics.end())
    if (const GuideDocument* forbids = forbidding(consultation, *topic, Use::give_by_network)) return app::refuse(store, *forbids, Use::give_by_network, asker);
  if (!typed.document.empty()) return {};
  return permit(store, consultation, analyse::named_document(consultation, typed.text, true), Use::give_by_network, asker);
}

}  // namespace

Result<OwnOpinion> give_opinion(WorkspaceStore& store, const Consultation& consultation, const analyse::Attribution& attribution,
                                const Account& account, const TypedOpinion& typed) {
  TRY(permit_typed(store, consultation, account, typed));
  const intake::WebDocument document = TRY(document_of(consultation, account, typed));
  if (TRY(store.sources_under(folder_of(account))).size() >= limits::web_opinions) return fail(Error::Kind::limit, "more opinions than one person may give here");
  const std::string sha256 = TRY(take_document(store, consultation, attribution, account, document));
  OwnOpinion own{typed, document.place, sha256, {}, false, 0};
  for (const Source& source : TRY(store.sources_under(folder_of(account) + typed.key + ".json"))) {
    if (source.sha256 == sha256) own.given_at = source.received_at;
    else ++own.changes;
  }
  return own;
}

Status withdraw_opinion(WorkspaceStore& store, const Consultation& consultation, const analyse::Attribution& attribution,
                        const Account& account, const std::string& key) {
  TRY(check_key(key));
  const std::vector<Source> sources = TRY(store.sources_under(folder_of(account) + key + ".json"));
  const auto current = std::ranges::find(sources, std::string(), &Source::superseded_by);
  if (current == sources.end()) return fail(Error::Kind::not_found, "no such opinion of yours", {}, key);
  if (!TRY(intake::parse_web_document(TRY(store.file(current->sha256)))).withdraws.empty()) return {};
  intake::WebDocument document;
  document.key = key;
  document.member = account.member;
  document.unit = account.unit;
  document.withdraws = current->sha256;
  return take_document(store, consultation, attribution, account, document).map([](const std::string&) {});
}

Result<std::vector<OwnOpinion>> opinions_typed_by(const WorkspaceStore& store, const Consultation& consultation, const Account& account) {
  std::vector<OwnOpinion> out;
  std::map<std::string, int> earlier;  // documents by path
  const std::vector<Source> sources = TRY(store.sources_under(folder_of(account)));
  for (const Source& source : sources) ++earlier[source.file];
  for (const Source& source : sources) {
    if (!source.superseded_by.empty()) continue;
    OwnOpinion own = TRY(own_opinion(store, consultation, source));
    own.changes = earlier[source.file] - 1 - (own.withdrawn ? 1 : 0);
    out.push_back(std::move(own));
  }
  std::ranges::reverse(out);
  return out;
}

}  // namespace dh::app
