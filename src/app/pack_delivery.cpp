#include <set>
#include <unordered_map>

#include "app/delivery.h"
#include "app/delivery_json.h"
#include "base/crypto.h"
#include "store/json.h"

namespace dh::app {
namespace {

constexpr std::size_t piece_bytes = 1u << 20;  // of texts and files, in one record

std::string own_file(const std::string& unit, const std::string& file) { return "[" + unit + "] " + file; }

class Packer {
 public:
  Packer(const WorkspaceStore& store, Carry carry, const AddRecord& add) : store_(store), carry_(carry), add_(add) {}

  Status origin(const Origin& origin, const std::vector<OriginName>& names) {
    ++counts_.origins;
    TRY(add_(record::origin, to_json(origin), false));
    for (const OriginName& one : names) TRY(name(one));
    return {};
  }

  Status decision(const SentDecision& one) {
    ++counts_.decisions;
    return add_(record::decision, to_json(one), false);
  }

  Status finish() { return add_(record::end, to_json(counts_), false); }

 private:
  Status name(const OriginName& one) {
    if (!told_.insert(one.sha256).second) return add_(record::name, to_json(one), false);
    ++counts_.sources;
    Source source = TRY(store_.source(one.sha256));
    source.file = one.file;
    source.unit = one.unit;
    source.whole = source.whole && carry_ == Carry::sources;
    const std::vector<TextPart> parts = source.parts;
    if (!source.whole) {
      source.parts.clear();
      source.spans.clear();
    }
    TRY(add_(record::source, store::source_to_json(source), false));
    if (source.whole) {
      for (std::size_t at = 0; at < parts.size(); ++at) TRY(pieces(record::text, parts[at].text, static_cast<std::uint32_t>(at)));
      TRY(pieces(record::bytes, TRY(store_.file(one.sha256)), std::nullopt));
    }
    // A file that could not be read has none.
    for (const Opinion& opinion : TRY(store_.opinions_of(one.sha256, WorkspaceStore::Which::all))) {
      ++counts_.opinions;
      TRY(add_(record::opinion, store::opinion_to_json(opinion), false));
    }
    return {};
  }

  Status pieces(char type, std::string_view bytes, std::optional<std::uint32_t> part) {
    std::string head;
    if (part)
      for (int shift = 0; shift < 32; shift += 8) head += static_cast<char>((*part >> shift) & 0xFF);
    for (std::size_t at = 0; at < bytes.size(); at += piece_bytes) TRY(add_(type, head + std::string(bytes.substr(at, piece_bytes)), false));
    return {};
  }

  const WorkspaceStore& store_;
  Carry carry_;
  const AddRecord& add_;
  std::set<std::string> told_;  // sources
  SentCounts counts_;
};

}  // namespace

Result<std::string> own_unit(const WorkspaceStore& store) { return store.setting("unit"); }

Result<std::string> delivery_content(const WorkspaceStore& store, Carry carry) {
  std::string all = carry == Carry::sources ? "sources" : "opinions";
  for (const Origin& one : TRY(store.origins())) all += '\n' + one.unit + '\t' + std::to_string(one.sequence);
  for (const OriginName& one : TRY(store.own_names())) all += '\n' + one.file + '\t' + one.unit + '\t' + one.sha256;
  all += '\n' + std::to_string(TRY(store.last_decision()));
  return sha256_hex(all);
}

Status pack_delivery(const WorkspaceStore& store, const Origin& self, Carry carry, const AddRecord& add) {
  Packer packer(store, carry, add);
  const std::vector<Decision> decisions = TRY(store.decisions());
  std::unordered_map<std::int64_t, const Decision*> by_number;
  for (const Decision& one : decisions) by_number.emplace(one.number, &one);
  const auto told = [&](const std::string& origin) -> Status {
    for (const Decision& one : decisions) {
      if (one.origin != origin) continue;
      SentDecision sent{one, {}};
      if (!origin.empty()) sent.decision.number = one.origin_number;
      if (const auto about = by_number.find(one.of); one.of != 0 && about != by_number.end()) {
        const Decision& other = *about->second;
        sent.of_origin = other.origin == origin ? std::string() : other.origin;
        sent.decision.of = other.origin.empty() ? other.number : other.origin_number;
      }
      TRY(packer.decision(sent));
    }
    return {};
  };
  // Those below first: what this unit decided may be about what they decided.
  for (const Origin& one : TRY(store.origins())) {
    TRY(packer.origin(one, TRY(store.names_of(one.unit))));
    TRY(told(one.unit));
  }
  std::vector<OriginName> own = TRY(store.own_names());
  for (OriginName& one : own) one.file = own_file(self.unit, one.file);
  TRY(packer.origin(self, own));
  TRY(told({}));
  return packer.finish();
}

}  // namespace dh::app
