#include <fmt/core.h>

#include "app/search_pass.h"
#include "cli/commands.h"
#include "text/utf8.h"

namespace dh::cli {
namespace {

using search::Field;
using search::QueryFault;

struct Options {
  std::vector<std::string> words;
  std::string in = "opinions";
  std::size_t limit = 20;
  std::vector<std::pair<Field, std::string>> filters;
};

std::string field_list(const Console& console) {
  std::string list;
  for (const Field field : search::all_fields)
    list += fmt::format("{}{}:", list.empty() ? "" : ", ",
                        console.tr(search::vietnamese_name(field), search::english_name(field)));
  return list;
}

std::string say(const Console& console, const QueryFault& fault) {
  const std::string_view field = console.tr(search::vietnamese_name(fault.field), search::english_name(fault.field));
  switch (fault.kind) {
    case QueryFault::Kind::empty:
      return std::string(console.tr("Không có từ nào để tìm.", "There is no word to look for."));
    case QueryFault::Kind::too_long: return std::string(console.tr("Câu tìm quá dài.", "The query is too long."));
    case QueryFault::Kind::unclosed_quote:
      return fmt::format(fmt::runtime(console.tr("Thiếu dấu ngoặc kép đóng: {}", "A closing quote is missing: {}")),
                         fault.word);
    case QueryFault::Kind::empty_phrase:
      return fmt::format(
          fmt::runtime(console.tr("Trong ngoặc kép không có từ nào: “{}”", "No word between the quotes: “{}”")),
          fault.word);
    case QueryFault::Kind::unknown_field:
      return fmt::format(
          fmt::runtime(console.tr("Không có bộ lọc “{}:”. Có: {}. Muốn tìm chính các chữ ấy thì đặt trong ngoặc kép.",
                                  "There is no filter “{}:”. There are: {}. To look for the words "
                                  "themselves, put them in quotes.")),
          fault.word, field_list(console));
    case QueryFault::Kind::empty_value:
      return fmt::format(fmt::runtime(console.tr("Bộ lọc “{}:” chưa có giá trị.", "The filter “{}:” has no value.")),
                         field);
    case QueryFault::Kind::bad_value: break;
  }
  std::string known;
  for (const std::string_view value : search::known_values(fault.field))
    known += fmt::format("{}{}", known.empty() ? "" : ", ", value);
  if (fault.field == Field::date) known = "2020, 2020-05, 2020-05-20, 20/5/2020, 2020-05-01..2020-05-20";
  return fmt::format(fmt::runtime(console.tr("“{}” không phải là giá trị của bộ lọc “{}:”.{}",
                                             "“{}” is no value of the filter “{}:”.{}")),
                     fault.word, field,
                     known.empty() ? "" : fmt::format(fmt::runtime(console.tr(" Có: {}", " There are: {}")), known));
}

// A text in one line, with the words found in it. A long text is cut to what stands around the first of them.
void print_text(const Console& console, const char* before, const std::string& text,
                const std::vector<WordRange>& highlights) {
  constexpr std::size_t around = 160, whole = 480;  // bytes
  std::size_t from = 0, to = text.size();
  if (text.size() > whole) {
    const std::size_t first = highlights.empty() ? 0 : highlights.front().start;
    from = first > around ? first - around : 0;
    to = std::min(text.size(), from + whole);
  }
  const auto between_letters = [&text](std::size_t at) {
    while (at > 0 && at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80) --at;
    return at;
  };
  from = between_letters(from);
  to = between_letters(to);
  std::string line = before;
  if (from > 0) line += "…";
  std::vector<WordRange> bold;
  for (const WordRange& one : highlights) {
    if (one.end <= from || one.start >= to) continue;
    const std::size_t shift = line.size() - from;  // modulo 2^64, as the sums below
    bold.push_back({std::max(one.start, from) + shift, std::min(one.end, to) + shift});
  }
  const auto ends_line = [](char c) { return c == '\n' || c == '\r' || c == '\t'; };
  for (std::size_t at = from; at < to; ++at) line += ends_line(text[at]) ? ' ' : text[at];
  if (to < text.size()) line += "…";
  console.line(line, bold);
}

std::string joined(const std::vector<std::string>& parts, const char* between) {
  std::string out;
  for (const std::string& part : parts)
    if (!part.empty()) out += (out.empty() ? "" : between) + part;
  return out;
}

void print(const Console& console, const app::FoundText& one, std::size_t rank) {
  const std::string page = one.page > 0 ? fmt::format(fmt::runtime(console.tr("trang {}", "page {}")), one.page) : "";
  const std::string heading = one.heading.empty() || one.certain
                                  ? one.heading
                                  : one.heading + std::string(console.tr(" (chưa chắc)", " (not certain)"));
  std::string group;
  if (one.matches_in_group > 0)
    group = fmt::format(fmt::runtime(console.tr("nhóm {}: {} ý kiến, {} khớp", "group {}: {} opinions, {} match")),
                        one.group, one.group_size, one.matches_in_group);
  const std::string unit = one.unit_name.empty() ? one.unit : one.unit_name;
  const std::string source = one.where.empty() ? one.file : one.file + ", " + one.where;
  console.line(fmt::format("{:>3}. {}", rank, joined({group, unit, one.document, heading, page, source}, " · ")));
  print_text(console, "     ", one.text, one.highlights);
  if (!one.argument.empty()) print_text(console, "     + ", one.argument, one.argument_highlights);
}

boost::json::array ranges(const std::vector<WordRange>& all) {
  boost::json::array out;
  for (const WordRange& one : all) out.push_back({{"start", one.start}, {"end", one.end}});
  return out;
}

boost::json::object as_json(const app::FoundText& one, std::size_t rank) {
  boost::json::object out{{"rank", rank},
                          {"id", one.id},
                          {"file", one.file},
                          {"where", one.where},
                          {"unit", one.unit},
                          {"unit_name", one.unit_name},
                          {"document", one.document},
                          {"heading", one.heading},
                          {"certain", one.certain},
                          {"page", one.page > 0 ? boost::json::value(one.page) : boost::json::value(nullptr)},
                          {"topic", one.topic},
                          {"kind", one.kind},
                          {"stance", one.stance},
                          {"group", one.group},
                          {"text", one.text},
                          {"highlights", ranges(one.highlights)},
                          {"argument", one.argument},
                          {"argument_highlights", ranges(one.argument_highlights)},
                          {"exact", one.exact},
                          {"score", one.score}};
  if (one.block >= 0) out["block"] = one.block;
  if (one.matches_in_group > 0) {
    out["opinions"] = one.group_size;
    out["matches"] = one.matches_in_group;
  }
  return out;
}

void print(const Console& console, const Options& options, const app::SearchOutcome& outcome) {
  for (const std::string& value : outcome.absent)
    console.line(
        fmt::format(fmt::runtime(console.tr("Không có gì mang giá trị “{}”.", "Nothing has the value “{}”.")), value));
  const auto what = options.in == "groups"   ? console.tr("{} nhóm khớp", "{} groups match")
                    : options.in == "drafts" ? console.tr("{} đoạn dự thảo khớp", "{} blocks of drafts match")
                                             : console.tr("{} ý kiến khớp", "{} opinions match");
  std::string line = fmt::format(fmt::runtime(what), outcome.total);
  if (outcome.found.size() < outcome.total)
    line += fmt::format(fmt::runtime(console.tr("; dưới đây là {} kết quả đầu (--limit để xem thêm)",
                                                "; the first {} follow (--limit for more)")),
                        outcome.found.size());
  console.line(line);
  boost::json::array found;
  for (std::size_t at = 0; at < outcome.found.size(); ++at) {
    if (console.json)
      found.push_back(as_json(outcome.found[at], at + 1));
    else
      print(console, outcome.found[at], at + 1);
  }
  console.result({{"in", options.in},
                  {"total", outcome.total},
                  {"opinions", outcome.opinions},
                  {"absent", boost::json::value_from(outcome.absent)},
                  {"found", std::move(found)}});
}

tl::expected<app::SearchRequest, QueryFault> request_of(const Options& options) {
  std::string text;
  for (const std::string& word : options.words) text += (text.empty() ? "" : " ") + word;
  app::SearchRequest request;
  request.limit = options.limit;
  request.in = options.in == "groups"   ? app::SearchIn::groups
               : options.in == "drafts" ? app::SearchIn::drafts
                                        : app::SearchIn::opinions;
  std::vector<search::Filter> filters;
  for (const auto& [field, values] : options.filters) {
    auto filter = search::parse_filter(field, values);
    if (!filter) return tl::unexpected(filter.error());
    filters.push_back(std::move(*filter));
  }
  if (!trim(text).empty() || filters.empty()) {
    auto query = search::parse_query(text);
    if (!query) return tl::unexpected(query.error());
    request.query = std::move(*query);
  }
  std::ranges::move(filters, std::back_inserter(request.query.filters));
  return request;
}

}  // namespace

void add_search(CLI::App& app, Console& console, int& exit_code) {
  auto* command = app.add_subcommand("search", "Tìm trong ý kiến, dự thảo, nhóm / search opinions, drafts, groups");
  command->footer(
      "Mọi từ đều phải có; dấu và chữ hoa không bắt buộc, viết đúng dấu được xếp trước. \"cụm từ\" trong ngoặc kép; "
      "-từ để loại.\n"
      "Bộ lọc: donvi:A,B  chude:1.7  loai:bosung  vitri:\"Phần thứ hai > II\"  vitri:\"trang 22\"  kenh:thu\n"
      "  ngay:20/5/2020  ngay:2020-05-01..2020-05-20  vankien:khoi  quandiem:phandoi  nguoi:ĐV-0101  -loai:agree\n\n"
      "Every word must be there; case and marks may be left out, texts with the very marks come first. \"a phrase\" "
      "in\n"
      "quotes; -word leaves out. Filters: unit:A,B  topic:1.7  kind:add  place:\"II > 3\"  place:22 (page)  "
      "channel:email\n"
      "  date:2020-05  date:2020-05-01..  document:khoi  stance:against  member:…  topic:none  -kind:agree");
  auto options = std::make_shared<Options>();
  command->add_option("query", options->words, "Từ cần tìm / what to look for");
  command->add_option("--in", options->in, "opinions | drafts | groups")
      ->check(CLI::IsMember({"opinions", "drafts", "groups"}));
  command->add_option("--limit", options->limit, "Số kết quả / how many to show (20)")->check(CLI::Range(1, 10'000));
  for (const Field field : search::all_fields)
    command->add_option_function<std::string>(
        std::string("--") + search::english_name(field) + ",--" + search::vietnamese_name(field),
        [options, field](const std::string& values) { options->filters.emplace_back(field, values); },
        fmt::format("Như {}: trong câu tìm / as {}: in the query", search::vietnamese_name(field),
                    search::english_name(field)));
  command->callback([&console, &exit_code, options] {
    auto request = request_of(*options);
    if (!request) {
      fmt::print(stderr, "{}\n", say(console, request.error()));
      exit_code = exit_usage;
      return;
    }
    auto store = console.open();
    const auto outcome = store ? app::find(*store, *request, console.progress()) : tl::unexpected(store.error());
    if (!outcome) {
      exit_code = console.refuse(outcome.error());
      return;
    }
    print(console, *options, *outcome);
  });
}

}  // namespace dh::cli
