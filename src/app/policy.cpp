#include "app/policy.h"

#include <algorithm>

#include "analyse/choose_document.h"
#include "base/clock.h"
#include "text/utf8.h"

namespace dh::app {
namespace {

// What a document that is kept off networks may still be used for.
bool stays_off(Use use) { return use == Use::read_here || use == Use::export_sealed || use == Use::print; }

// The document that an opinion names before anyone has judged it: what placing would ask first (analyse/place.cpp).
std::string named_by(const Consultation& consultation, const Opinion& opinion) {
  std::string document = analyse::named_document(consultation, opinion.hints.document, false);
  if (document.empty()) document = analyse::named_document(consultation, opinion.hints.reference, false);
  if (document.empty()) document = analyse::named_document(consultation, opinion.text, true);
  return document;
}

bool any_offline(const Consultation& consultation) { return std::ranges::any_of(consultation.guide.documents, &GuideDocument::offline_only); }

}  // namespace

const char* name(Use use) {
  switch (use) {
    case Use::read_here: return "read here";
    case Use::read_by_network: return "read by network";
    case Use::give_by_network: return "give by network";
    case Use::take_from_network: return "take from network";
    case Use::ask_elsewhere: return "ask elsewhere";
    case Use::mail_out: return "mail out";
    case Use::export_open: return "export open";
    case Use::export_sealed: return "export sealed";
    case Use::print: return "print";
  }
  return "";
}

const GuideDocument* forbidding(const Consultation& consultation, const std::string& document, Use use) {
  if (stays_off(use)) return nullptr;
  for (const GuideDocument& one : consultation.guide.documents)
    if (one.offline_only && one.id == document) return &one;
  return nullptr;
}

const GuideDocument* forbidding(const Consultation& consultation, const Topic& topic, Use use) {
  const GuideDocument* first = nullptr;
  for (const std::string& id : topic.documents) {
    const GuideDocument* one = forbidding(consultation, id, use);
    if (one == nullptr) return nullptr;
    if (first == nullptr) first = one;
  }
  return first;
}

const GuideDocument* forbidding(const Consultation& consultation, const Opinion& opinion, Use use) {
  if (stays_off(use) || !any_offline(consultation)) return nullptr;
  if (const GuideDocument* one = forbidding(consultation, opinion.anchor.document, use)) return one;
  if (!opinion.document.empty() && opinion.document != "none") return forbidding(consultation, opinion.document, use);
  if (opinion.document.empty())
    if (const GuideDocument* one = forbidding(consultation, named_by(consultation, opinion), use)) return one;
  const std::string& label = opinion.topic.empty() ? opinion.hints.topic : opinion.topic;
  const auto topic = std::ranges::find(consultation.guide.topics, label, &Topic::label);
  return topic == consultation.guide.topics.end() ? nullptr : forbidding(consultation, *topic, use);
}

Error refusal_of(const GuideDocument& document) {
  return {Error::Kind::refused, {}, document.id, "“" + document.name + "” is kept off networks by the guide: " + collapse_space(document.offline_rule)};
}

Status permit(WorkspaceStore& store, const Consultation& consultation, const std::string& document, Use use, const Asker& asker) {
  const GuideDocument* forbids = forbidding(consultation, document, use);
  return forbids == nullptr ? Status{} : refuse(store, *forbids, use, asker);
}

Status permit_all(WorkspaceStore& store, const Consultation& consultation, std::span<const Opinion> opinions, Use use, const Asker& asker) {
  for (const Opinion& one : opinions)
    if (const GuideDocument* forbids = forbidding(consultation, one, use)) return refuse(store, *forbids, use, asker);
  return {};
}

Status refuse(WorkspaceStore& store, const GuideDocument& document, Use use, const Asker& asker) {
  TRY(store.add_refusal({0, now_iso8601(), asker.by, asker.through, name(use), document.id, document.offline_rule}));
  return tl::unexpected(refusal_of(document));
}

bool KeepingBack::count(const GuideDocument* document) {
  if (document == nullptr) return false;
  const auto known = std::ranges::find(kept_, document, &KeptBack::document);
  if (known == kept_.end()) kept_.push_back({document, 1});
  else ++known->opinions;
  return true;
}

Result<std::vector<KeptBack>> KeepingBack::told(WorkspaceStore& store, const Asker& asker) const {
  for (const KeptBack& one : kept_)
    if (const Status refused = refuse(store, *one.document, use_, asker); refused.error().kind != Error::Kind::refused) return tl::unexpected(refused.error());
  return kept_;
}

}  // namespace dh::app
