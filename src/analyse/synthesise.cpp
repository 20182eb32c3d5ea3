#include <algorithm>
#include <array>
#include <cstring>
#include <map>
#include <set>
#include <tuple>

#include "analyse/passes.h"

namespace dh::analyse {
namespace {

// Where a group stands in the report: documents, then the guide's topics, then the draft's own order. Later groups of
// one place follow by their place in the text, so that the order never depends on the order of arrival.
struct PlaceKey {
  std::size_t document = 0;
  std::size_t topic = 0;
  int heading = -1;
  auto operator<=>(const PlaceKey&) const = default;
};

class Writer {
 public:
  Writer(const Consultation& consultation, const SynthesisRequest& request) : consultation_(consultation), request_(request) {}

  Synthesis write(std::span<const Opinion> all) {
    choose(all);
    name_unit();
    list_documents();
    list_topics();
    order_groups();
    order_as_decided();
    count();
    return std::move(out_);
  }

 private:
  bool belongs(const Opinion& opinion) const {
    if (request_.unit.empty()) return true;
    return !opinion.home.empty() && consultation_.roster.is_within(opinion.home, request_.unit);
  }

  void choose(std::span<const Opinion> all) {
    // By the beginnings of ids, which lie side by side and nearly always tell: of a million, most time went into reaching them.
    struct Ordered {
      std::array<char, 16> beginning;
      const Opinion* opinion;
    };
    std::vector<Ordered> order;
    for (const Opinion& opinion : all) {
      if (!belongs(opinion)) continue;
      Ordered& one = order.emplace_back(Ordered{{}, &opinion});
      opinion.id.copy(one.beginning.data(), one.beginning.size());
    }
    std::ranges::sort(order, [](const Ordered& a, const Ordered& b) {
      const int sign = std::memcmp(a.beginning.data(), b.beginning.data(), a.beginning.size());
      return sign != 0 ? sign < 0 : a.opinion->id < b.opinion->id;
    });
    for (const Ordered& one : order) opinions_.push_back(one.opinion);
  }

  void name_unit() {
    const Guide& guide = consultation_.guide;
    out_.consultation = guide.title;
    out_.unit = request_.unit;
    out_.date = request_.date;
    out_.place_name = request_.place_name;
    out_.unread_files = request_.unread_files;
    out_.channels = request_.channels;
    std::ranges::sort(out_.channels, {}, &ChannelSources::channel);
    out_.silence_is_assent = request_.silence_is_assent;
    out_.spoken_opinions_count = request_.spoken_opinions_count;
    out_.external = request_.external;
    for (const Opinion* one : opinions_) out_.spoken += one->reported_count.value_or(0);
    const std::string root = consultation_.roster.root_name.empty() ? guide.organisation : consultation_.roster.root_name;
    const Unit* unit = consultation_.roster.unit(request_.unit);
    out_.unit_name = unit == nullptr ? root : unit->name;
    if (unit != nullptr) {
      const Unit* parent = consultation_.roster.unit(unit->parent);
      out_.superior_name = parent == nullptr ? root : parent->name;
    }
    for (const Recipient& one : guide.recipients)
      out_.recipients.push_back(one.purpose.empty() ? one.name : one.name + " (" + one.purpose + ")");
  }

  void list_documents() {
    auto add = [&](const std::string& id, const std::string& title, const std::string& version) {
      if (std::ranges::find(out_.documents, id, &ReportedDocument::id) == out_.documents.end())
        out_.documents.push_back({id, title, version});
    };
    for (const GuideDocument& one : consultation_.guide.documents) {
      const Draft* draft = consultation_.draft(one.id);
      add(one.id, draft == nullptr || draft->title.empty() ? one.name : draft->title, draft == nullptr ? "" : draft->version);
    }
    for (const Draft& one : consultation_.drafts) add(one.id, one.title.empty() ? one.id : one.title, one.version);
    for (const Opinion* one : opinions_)
      if (!one->document.empty() && one->document != "none") add(one->document, one->document, "");
  }

  void list_topics() {
    for (const Topic& one : consultation_.guide.topics) out_.topics.push_back({one.label, one.text});
  }

  PlaceKey key_of(const Opinion& opinion) const {
    PlaceKey key;
    key.document = static_cast<std::size_t>(std::ranges::find(out_.documents, opinion.document, &ReportedDocument::id) - out_.documents.begin());
    key.topic = static_cast<std::size_t>(std::ranges::find(out_.topics, opinion.topic, &ReportedTopic::label) - out_.topics.begin());
    key.heading = heading_of(opinion);
    return key;
  }

  int heading_of(const Opinion& opinion) const {
    const Draft* draft = consultation_.draft(opinion.anchor.document);
    if (draft == nullptr || !opinion.anchor.certain || opinion.anchor.block < 0) return -1;
    return draft->heading_of(opinion.anchor.block);
  }

  ReportedOpinion report(const Opinion& one) const {
    ReportedOpinion out;
    out.id = one.id;
    out.text = one.text;
    if (one.text.find(one.argument) == std::string::npos) out.argument = one.argument;
    out.unit = one.unit;
    const Unit* unit = consultation_.roster.unit(one.unit);
    out.unit_name = !one.sub_unit.empty() ? one.sub_unit : unit != nullptr ? unit->name : "";
    out.channel = one.channel;
    out.document = one.document.empty() ? "none" : one.document;
    out.topic = one.topic;
    out.kind = one.kind;
    out.stance = one.stance;
    out.group = one.group;
    out.alike = one.alike;
    out.singular = one.singular;
    out.late = one.late;
    const Draft* draft = consultation_.draft(one.anchor.document);
    if (draft == nullptr || !one.anchor.certain) return out;
    out.placed = true;
    out.quote = one.anchor.exact;
    if (one.anchor.block < 0) return out;
    const Block& block = draft->blocks[static_cast<std::size_t>(one.anchor.block)];
    if (const int heading = draft->heading_of(one.anchor.block); heading >= 0)
      out.heading_path = draft->blocks[static_cast<std::size_t>(heading)].path;
    out.page = block.place.page;
    out.paragraph = block.place.paragraph;
    out.line_first = block.place.line_first;
    out.line_last = block.place.page_last == block.place.page ? block.place.line_last : 0;
    return out;
  }

  void order_groups() {
    std::map<std::string, std::vector<const Opinion*>> members;
    for (const Opinion* one : opinions_) members[one->group.empty() ? one->id : one->group].push_back(one);
    struct Ordered {
      PlaceKey key;
      int block;
      std::size_t start;
      std::string id;
    };
    std::vector<Ordered> order;
    for (const auto& [id, list] : members)
      order.push_back({key_of(*list.front()), list.front()->anchor.block, list.front()->anchor.start, id});
    std::ranges::sort(order, {}, [](const Ordered& one) { return std::tie(one.key, one.block, one.start, one.id); });
    const PlaceKey* before = nullptr;
    for (const Ordered& one : order) {
      const std::vector<const Opinion*>& list = members[one.id];
      if (before == nullptr || *before != one.key) open_place(*list.front());
      before = &one.key;
      ReportedGroup group;
      group.id = one.id;
      group.representative = list.front()->id;
      for (const Opinion* member : list) {
        if (request_.representatives.contains(member->id)) group.representative = member->id;
        group.opinions.push_back(member->id);
        out_.opinions.push_back(report(*member));
        out_.opinions.back().group = one.id;
      }
      out_.groups.push_back(group);
      out_.places.back().groups.push_back(one.id);
    }
  }

  // Only which group is read before which changes: the annex, whose lines are cited by number, keeps its order.
  void order_as_decided() {
    if (request_.orders.empty()) return;
    std::map<std::string, std::string> group_of;
    for (const ReportedGroup& group : out_.groups)
      for (const std::string& member : group.opinions) group_of.emplace(member, group.id);
    for (const std::vector<std::string>& order : request_.orders) {
      std::map<std::string, std::size_t> rank;  // of groups
      for (const std::string& id : order)
        if (const auto found = group_of.find(id); found != group_of.end()) rank.emplace(found->second, rank.size());
      const auto rank_of = [&](const std::string& group) {
        const auto found = rank.find(group);
        return found == rank.end() ? rank.size() : found->second;
      };
      for (ReportedPlace& place : out_.places) std::ranges::stable_sort(place.groups, {}, rank_of);
    }
  }

  void open_place(const Opinion& first) {
    ReportedPlace place;
    place.document = first.document.empty() ? "none" : first.document;
    place.topic = first.topic;
    if (const int heading = heading_of(first); heading >= 0) {
      const Block& block = consultation_.draft(first.anchor.document)->blocks[static_cast<std::size_t>(heading)];
      place.heading_path = block.path;
      place.heading_text = block.text;
    }
    out_.places.push_back(std::move(place));
  }

  UnitFigures figures_of(const std::string& unit, const std::string& name, const std::vector<const Opinion*>& list) const {
    UnitFigures figures{unit, name, 0, 0, static_cast<int>(list.size()), 0};
    for (const Member& one : consultation_.roster.members)
      if (unit.empty() || consultation_.roster.is_within(one.unit, unit)) ++figures.members;
    std::set<std::string> took_part;
    for (const Opinion* one : list)
      if (!one->member.empty()) took_part.insert(one->member);
    figures.took_part = static_cast<int>(took_part.size());
    for (const auto& [code, files] : request_.sources_by_unit)
      if (unit.empty() || (!code.empty() && consultation_.roster.is_within(code, unit))) figures.sources += files;
    return figures;
  }

  void count() {
    out_.figures = figures_of(request_.unit, out_.unit_name, opinions_);
    std::set<const Opinion*> counted;
    for (const Unit& unit : consultation_.roster.units) {
      if (unit.parent != request_.unit) continue;
      std::vector<const Opinion*> list;
      for (const Opinion* one : opinions_)
        if (!one->home.empty() && consultation_.roster.is_within(one->home, unit.code)) list.push_back(one);
      counted.insert(list.begin(), list.end());
      out_.sub_units.push_back(figures_of(unit.code, unit.name, list));
    }
    if (out_.sub_units.empty() || counted.size() == opinions_.size()) return;
    // What no unit below can be named for: its own line, so that the lines add up.
    UnitFigures rest;
    std::set<std::string> took_part;
    for (const Opinion* one : opinions_) {
      if (counted.contains(one)) continue;
      ++rest.opinions;
      if (!one->member.empty()) took_part.insert(one->member);
    }
    rest.took_part = static_cast<int>(took_part.size());
    out_.sub_units.push_back(rest);
  }

  const Consultation& consultation_;
  const SynthesisRequest& request_;
  std::vector<const Opinion*> opinions_;
  Synthesis out_;
};

}  // namespace

Synthesis synthesise(const Consultation& consultation, std::span<const Opinion> opinions, const SynthesisRequest& request) {
  return Writer(consultation, request).write(opinions);
}

}  // namespace dh::analyse
