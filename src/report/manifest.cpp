#include "report/manifest.h"

#include <boost/json.hpp>

#include "base/xml.h"
#include "base/zip_archive.h"
#include "report/base64.h"

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
  return out;
}

// A list of objects, written one after the other: all of them as one value would take many times their bytes.
template <class Range, class ToObject>
void append_list(std::string& out, std::string_view key, const Range& list, const ToObject& to_object) {
  out += ",\"";
  out += key;
  out += "\":[";
  bool first = true;
  for (const auto& one : list) {
    if (!first) out += ',';
    first = false;
    out += json::serialize(to_object(one));
  }
  out += ']';
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
  return out + '}';
}

Result<Synthesis> synthesis_from_json(std::string_view bytes) {
  try {
    return parse(bytes);
  } catch (const std::exception&) {
    return fail(Error::Kind::bad_input, "the manifest is damaged");
  }
}

namespace {

// What the signature of a delivery is over.
std::string signed_bytes(const ReportDelivery& delivery) { return "delivery\n" + sha256_hex(delivery.head) + '\n' + sha256_hex(delivery.records); }

std::string delivery_element(const ReportDelivery& delivery, const SigningKey& key) {
  return "<delivery head=\"" + to_base64(delivery.head) + "\" signature=\"" + sign_hex(signed_bytes(delivery), key) + "\">" + to_base64(delivery.records) + "</delivery>";
}

}  // namespace

std::string manifest_part(const Synthesis& synthesis, const SigningKey& key, const ReportDelivery* delivery) {
  const std::string bytes = synthesis_to_json(synthesis);
  return "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<manifest xmlns=\"" + std::string(manifest_namespace) + "\" key=\"" +
         key.public_hex + "\" signature=\"" + sign_hex(bytes, key) + "\">" + to_base64(bytes) + (delivery == nullptr ? "" : delivery_element(*delivery, key)) + "</manifest>";
}

Result<Manifest> read_manifest_part(std::string_view xml) {
  const pugi::xml_document document = TRY(parse_xml(xml, "manifest"));
  const pugi::xml_node root = document.document_element();
  if (std::string_view(root.attribute("xmlns").value()) != manifest_namespace) return fail(Error::Kind::bad_input, "no manifest of this program");
  const std::optional<std::string> bytes = from_base64(root.text().get());
  if (!bytes) return fail(Error::Kind::bad_input, "the manifest is damaged");
  Manifest out;
  out.key = root.attribute("key").value();
  out.signature_holds = signature_holds(*bytes, root.attribute("signature").value(), out.key);
  out.synthesis = TRY(synthesis_from_json(*bytes));
  for (const pugi::xml_node& child : root.children()) {
    if (local_name(child.name()) != "delivery") continue;
    std::optional<std::string> delivery_head = from_base64(child.attribute("head").value()), records = from_base64(child.text().get());
    if (!delivery_head || !records) return fail(Error::Kind::bad_input, "what the report delivers is damaged");
    out.delivery = ReportDelivery{std::move(*delivery_head), std::move(*records)};
    out.delivery_holds = signature_holds(signed_bytes(*out.delivery), child.attribute("signature").value(), out.key);
  }
  return out;
}

Result<Manifest> read_manifest(std::string_view docx) {
  const ZipReader zip = TRY(ZipReader::open(docx));
  for (const std::string& name : zip.names()) {
    if (!name.starts_with("customXml/") || !name.ends_with(".xml") || name.find("Props") != std::string::npos) continue;
    const std::string bytes = TRY(zip.read(name));
    if (bytes.find(manifest_namespace) != std::string::npos) return read_manifest_part(bytes);
  }
  return fail(Error::Kind::bad_input, "no manifest: the file was not written by Diên Hồng, or lost its proof");
}

}  // namespace dh::report
