#include "report/synthesis_json.h"

#include <map>

namespace dh::report {
namespace {

namespace json = boost::json;

json::value strings(const std::vector<std::string>& list) { return json::value_from(list); }

std::vector<std::string> to_strings(const json::value& value) {
  std::vector<std::string> out;
  for (const json::value& one : value.as_array()) out.emplace_back(one.as_string());
  return out;
}

std::string text(const json::object& from, std::string_view key) { return std::string(from.at(key).as_string()); }
int number(const json::object& from, std::string_view key) { return static_cast<int>(from.at(key).to_number<std::int64_t>()); }

json::object figures_to(const UnitFigures& one) {
  return {{"unit", one.unit}, {"name", one.name}, {"members", one.members}, {"took_part", one.took_part}, {"opinions", one.opinions}, {"sources", one.sources}};
}
UnitFigures figures_from(const json::object& from) {
  return {text(from, "unit"), text(from, "name"), number(from, "members"), number(from, "took_part"), number(from, "opinions"), number(from, "sources")};
}

}  // namespace

json::object opinion_to(const ReportedOpinion& one) {
  return {{"id", one.id}, {"text", one.text}, {"argument", one.argument}, {"unit", one.unit}, {"unit_name", one.unit_name},
          {"channel", name(one.channel)}, {"document", one.document}, {"topic", one.topic}, {"kind", name(one.kind)},
          {"stance", name(one.stance)}, {"heading_path", one.heading_path}, {"placed", one.placed}, {"page", one.page},
          {"paragraph", one.paragraph}, {"line_first", one.line_first}, {"line_last", one.line_last}, {"quote", one.quote},
          {"group", one.group}, {"alike", one.alike}, {"singular", one.singular}, {"late", one.late}};
}
ReportedOpinion opinion_from(const json::object& from) {
  ReportedOpinion out;
  out.id = text(from, "id");
  out.text = text(from, "text");
  out.argument = text(from, "argument");
  out.unit = text(from, "unit");
  out.unit_name = text(from, "unit_name");
  out.channel = channel_of(text(from, "channel"));
  out.document = text(from, "document");
  out.topic = text(from, "topic");
  out.kind = kind_of(text(from, "kind"));
  out.stance = stance_of(text(from, "stance"));
  out.heading_path = text(from, "heading_path");
  out.placed = from.at("placed").as_bool();
  out.page = number(from, "page");
  out.paragraph = number(from, "paragraph");
  out.line_first = number(from, "line_first");
  out.line_last = number(from, "line_last");
  out.quote = text(from, "quote");
  out.group = text(from, "group");
  out.alike = text(from, "alike");
  out.singular = from.at("singular").as_bool();
  out.late = from.at("late").as_bool();
  return out;
}

namespace {

template <class Key, class ToName>
json::object counts_to(const std::map<Key, int>& counts, const ToName& to_name) {
  json::object out;
  for (const auto& [key, count] : counts) out[to_name(key)] = count;
  return out;
}
template <class Key, class FromName>
std::map<Key, int> counts_from(const json::value& from, const FromName& from_name) {
  std::map<Key, int> out;
  for (const auto& [key, count] : from.as_object()) out[from_name(std::string(key))] += static_cast<int>(count.template to_number<std::int64_t>());
  return out;
}
std::string kind_name(Kind kind) { return name(kind); }
std::string stance_name(Stance stance) { return name(stance); }
std::string channel_name(Channel channel) { return name(channel); }

json::object issue_to(const IssueTally& one) {
  return {{"id", one.id}, {"opinions", one.opinions}, {"groups", one.groups}, {"stances", counts_to(one.stances, stance_name)}};
}
json::object place_to(const PlaceTally& one) {
  json::array issues;
  for (const IssueTally& issue : one.issues) issues.push_back(issue_to(issue));
  return {{"opinions", one.opinions}, {"groups", one.groups}, {"units", one.units}, {"stances", counts_to(one.stances, stance_name)},
          {"kinds", counts_to(one.kinds, kind_name)}, {"issues", std::move(issues)}};
}
PlaceTally place_from(const json::object& from) {
  PlaceTally out{number(from, "opinions"), number(from, "groups"), number(from, "units"), counts_from<Stance>(from.at("stances"), stance_of), counts_from<Kind>(from.at("kinds"), kind_of), {}};
  for (const json::value& value : from.at("issues").as_array()) {
    const json::object& one = value.as_object();
    out.issues.push_back({text(one, "id"), number(one, "opinions"), number(one, "groups"), counts_from<Stance>(one.at("stances"), stance_of)});
  }
  return out;
}

// {"all": …, "places": [[…, …, …], …], "groups": […], "volumes": […]}
std::string in_volumes_to_json(const InVolumes& from) {
  const ReportTally& all = from.tallies.all;
  json::object documents;
  for (const auto& [document, kinds] : all.documents) documents[document] = counts_to(kinds, kind_name);
  std::string out = "{\"all\":" + json::serialize(json::object{{"opinions", all.opinions}, {"groups", all.groups}, {"late", all.late}, {"documents", std::move(documents)},
                                                               {"channels", counts_to(all.channels, channel_name)}});
  out += ",\"places\":[";
  for (const auto& sections : from.tallies.places) {
    json::array list;
    for (const PlaceTally& one : sections) list.push_back(place_to(one));
    out += (out.back() == '[' ? "" : ",") + json::serialize(list);
  }
  out += ']';
  append_list(out, "groups", from.tallies.groups, [](const GroupTally& one) {
    return json::object{{"number", one.number}, {"opinions", one.opinions}, {"unit_count", one.unit_count}, {"units", strings(one.units)}, {"singular", one.singular}, {"issue", one.issue}};
  });
  append_list(out, "volumes", from.volumes, [](const AnnexVolume& one) { return json::object{{"first", one.first}, {"opinions", one.opinions}, {"sha256", one.sha256}}; });
  return out + '}';
}
InVolumes in_volumes_from(const json::object& from) {
  InVolumes out;
  const json::object& all = from.at("all").as_object();
  out.tallies.all = {number(all, "opinions"), number(all, "groups"), number(all, "late"), {}, counts_from<Channel>(all.at("channels"), channel_of)};
  for (const auto& [document, kinds] : all.at("documents").as_object()) out.tallies.all.documents[document] = counts_from<Kind>(kinds, kind_of);
  for (const json::value& value : from.at("places").as_array()) {
    auto& sections = out.tallies.places.emplace_back();
    for (std::size_t s = 0; s < report_sections; ++s) sections[s] = place_from(value.as_array().at(s).as_object());
  }
  for (const json::value& value : from.at("groups").as_array()) {
    const json::object& one = value.as_object();
    out.tallies.groups.push_back({number(one, "number"), number(one, "opinions"), number(one, "unit_count"), to_strings(one.at("units")), one.at("singular").as_bool(), text(one, "issue")});
  }
  for (const json::value& value : from.at("volumes").as_array()) {
    const json::object& one = value.as_object();
    out.volumes.push_back({number(one, "first"), number(one, "opinions"), text(one, "sha256")});
  }
  return out;
}

Synthesis parse(std::string_view bytes) {
  const json::value root = json::parse(json::string_view(bytes.data(), bytes.size()));
  const json::object& from = root.as_object();
  Synthesis out;
  out.consultation = text(from, "consultation");
  out.unit = text(from, "unit");
  out.unit_name = text(from, "unit_name");
  out.superior_name = text(from, "superior_name");
  out.place_name = text(from, "place_name");
  out.date = text(from, "date");
  out.recipients = to_strings(from.at("recipients"));
  for (const json::value& one : from.at("documents").as_array()) out.documents.push_back({text(one.as_object(), "id"), text(one.as_object(), "title"), text(one.as_object(), "version")});
  for (const json::value& one : from.at("topics").as_array()) out.topics.push_back({text(one.as_object(), "label"), text(one.as_object(), "text")});
  for (const json::value& one : from.at("opinions").as_array()) out.opinions.push_back(opinion_from(one.as_object()));
  for (const json::value& one : from.at("groups").as_array())
    out.groups.push_back({text(one.as_object(), "id"), to_strings(one.at("opinions")), text(one.as_object(), "representative")});
  for (const json::value& value : from.at("places").as_array()) {
    const json::object& one = value.as_object();
    out.places.push_back({text(one, "document"), text(one, "topic"), text(one, "heading_path"), text(one, "heading_text"), to_strings(one.at("groups"))});
  }
  out.figures = figures_from(from.at("figures").as_object());
  for (const json::value& one : from.at("sub_units").as_array()) out.sub_units.push_back(figures_from(one.as_object()));
  out.unread_files = number(from, "unread_files");
  for (const json::value& one : from.at("channels").as_array()) out.channels.push_back({channel_of(text(one.as_object(), "channel")), number(one.as_object(), "sources")});
  out.spoken = number(from, "spoken");
  out.silence_is_assent = from.at("silence_is_assent").as_bool();
  out.spoken_opinions_count = from.at("spoken_opinions_count").as_bool();
  for (const json::value& value : from.at("external").as_array()) {
    const json::object& one = value.as_object();
    out.external.push_back({text(one, "unit_name"), text(one, "what"), number(one, "count"), text(one, "source")});
  }
  if (const json::value* in_volumes = from.if_contains("in_volumes")) out.in_volumes = in_volumes_from(in_volumes->as_object());
  return out;
}

}  // namespace

std::string synthesis_to_json(const Synthesis& from) {
  std::string out = json::serialize(json::object{{"consultation", from.consultation}, {"unit", from.unit}, {"unit_name", from.unit_name}, {"superior_name", from.superior_name},
                                                 {"place_name", from.place_name}, {"date", from.date}, {"recipients", strings(from.recipients)}});
  out.pop_back();  // the brace, since more follows
  append_list(out, "documents", from.documents, [](const ReportedDocument& one) { return json::object{{"id", one.id}, {"title", one.title}, {"version", one.version}}; });
  append_list(out, "topics", from.topics, [](const ReportedTopic& one) { return json::object{{"label", one.label}, {"text", one.text}}; });
  append_list(out, "opinions", from.opinions, opinion_to);
  append_list(out, "groups", from.groups, [](const ReportedGroup& one) {
    return json::object{{"id", one.id}, {"opinions", strings(one.opinions)}, {"representative", one.representative}};
  });
  append_list(out, "places", from.places, [](const ReportedPlace& one) {
    return json::object{{"document", one.document}, {"topic", one.topic}, {"heading_path", one.heading_path}, {"heading_text", one.heading_text}, {"groups", strings(one.groups)}};
  });
  out += ",\"figures\":" + json::serialize(figures_to(from.figures));
  append_list(out, "sub_units", from.sub_units, figures_to);
  out += ",\"unread_files\":" + std::to_string(from.unread_files);
  append_list(out, "channels", from.channels, [](const ChannelSources& one) { return json::object{{"channel", name(one.channel)}, {"sources", one.sources}}; });
  std::string rest = json::serialize(json::object{{"spoken", from.spoken}, {"silence_is_assent", from.silence_is_assent}, {"spoken_opinions_count", from.spoken_opinions_count}});
  rest.front() = ',';
  rest.pop_back();
  out += rest;
  append_list(out, "external", from.external, [](const ReportedFigure& one) {
    return json::object{{"unit_name", one.unit_name}, {"what", one.what}, {"count", one.count}, {"source", one.source}};
  });
  if (from.in_volumes) out += ",\"in_volumes\":" + in_volumes_to_json(*from.in_volumes);
  return out + '}';
}

Result<Synthesis> synthesis_from_json(std::string_view bytes) {
  try {
    return parse(bytes);
  } catch (const std::exception&) {
    return fail(Error::Kind::bad_input, "the manifest is damaged");
  }
}

}  // namespace dh::report
