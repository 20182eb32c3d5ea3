#include <fmt/format.h>
#include <fmt/ranges.h>

#include <memory>

#include "app/meetings.h"
#include "app/delivery.h"
#include "base/files.h"
#include "cli/commands.h"
#include "cli/person.h"

namespace dh::cli {
namespace {

struct Options {
  std::filesystem::path file, out;
  std::string by;
};

boost::json::object as_json(const app::HeldMeeting& one) {
  return {{"key", one.typed.key}, {"unit", one.typed.unit}, {"day", one.typed.day}, {"subject", one.typed.subject}, {"opinions", one.typed.speeches.size()},
          {"source", one.sha256}, {"file", one.file}, {"received_at", one.received_at}, {"changes", one.changes}, {"unknown", boost::json::value_from(one.unknown)}};
}

void tell(const Console& console, const app::HeldMeeting& one) {
  console.line(fmt::format(fmt::runtime(console.tr("{}, {}: {} ý kiến; {}", "{}, {}: {} opinions; {}")), one.typed.unit, one.typed.day, one.typed.speeches.size(), one.file));
  if (one.changes > 0) console.line(fmt::format(fmt::runtime(console.tr("  thay biên bản trước của cuộc họp này (đã sửa {} lần)", "  takes the place of earlier minutes of this meeting (changed {} times)")), one.changes));
  if (!one.unknown.empty())
    console.line(fmt::format(fmt::runtime(console.tr("  không có trong danh sách, chờ người xem: {}", "  not on the roster, awaiting a person: {}")), fmt::join(one.unknown, ", ")));
}

Result<app::HeldMeeting> hold(store::WorkspaceStore& store, const Options& options) {
  const app::TypedMeeting typed = TRY(app::meeting_from_file(TRY(read_file(options.file, limits::meeting_bytes)), options.file.string()));
  const Consultation consultation = TRY(store.consultation());
  const analyse::Attribution attribution(consultation.roster, TRY(app::own_unit(store)));
  app::HeldMeeting held = TRY(app::hold_meeting(store, consultation, attribution, typed, app::Use::read_here, {person_or_user(options.by), "meeting"}));
  if (!options.out.empty()) TRY(write_file(options.out, TRY(app::minutes_file(store, held))));
  return held;
}

int list(const Console& console) {
  const auto store = console.open();
  const auto consultation = store ? store->consultation() : tl::unexpected(store.error());
  const auto meetings = consultation ? app::held_meetings(*store, *consultation) : tl::unexpected(consultation.error());
  if (!meetings) return console.refuse(meetings.error());
  boost::json::array out;
  for (const app::HeldMeeting& one : *meetings) {
    tell(console, one);
    out.push_back(as_json(one));
  }
  console.result(out);
  return exit_done;
}

}  // namespace

void add_meeting(CLI::App& app, Console& console, int& exit_code) {
  auto* command = app.add_subcommand("meeting", "Nhập ý kiến một cuộc họp, lập biên bản (.docx); không có tệp: các cuộc họp đã nhập / take in a meeting and write its minutes; without a file: those that are in");
  auto options = std::make_shared<Options>();
  auto* file = command->add_option("FILE", options->file, "JSON hoặc CSV: đơn vị, ngày, địa điểm, chủ trì …, rồi mỗi ý kiến một dòng / JSON or CSV")->check(CLI::ExistingFile);
  command->add_option("--out", options->out, "Biên bản (.docx) / the minutes")->needs(file);
  command->add_option("--by", options->by, "Người nhập / who enters it")->needs(file);
  command->callback([&console, &exit_code, options] {
    if (options->file.empty()) {
      exit_code = list(console);
      return;
    }
    auto store = console.open();
    const auto held = store ? hold(*store, *options) : tl::unexpected(store.error());
    if (!held) {
      exit_code = console.refuse(held.error());
      return;
    }
    tell(console, *held);
    console.result(as_json(*held));
  });
}

}  // namespace dh::cli
