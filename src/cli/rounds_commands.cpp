#include <fmt/core.h>

#include <memory>

#include "app/approval.h"
#include "app/guide_letter.h"
#include "app/rounds.h"
#include "base/clock.h"
#include "cli/commands.h"
#include "cli/person.h"

namespace dh::cli {
namespace {

std::string state_words(const Console& console, app::RoundState state) {
  switch (state) {
    case app::RoundState::not_opened: return std::string(console.tr("chưa có gì", "nothing yet"));
    case app::RoundState::collecting: return std::string(console.tr("đang thu ý kiến", "collecting"));
    case app::RoundState::synthesising: return std::string(console.tr("đang tổng hợp", "synthesising"));
    case app::RoundState::approved: return std::string(console.tr("đã duyệt", "approved"));
    case app::RoundState::sent: return std::string(console.tr("đã gửi lên", "sent up"));
    case app::RoundState::received: return std::string(console.tr("đã nhận", "received"));
    case app::RoundState::returned: return std::string(console.tr("đã trả lại", "returned"));
  }
  return {};
}

// What came after its report was approved here.
Result<app::SinceApproval> since_of(const store::WorkspaceStore& store, const app::UnitRound& round, const std::vector<Opinion>& opinions) {
  if (round.state != app::RoundState::approved && round.state != app::RoundState::sent) return app::SinceApproval{};
  const auto approval = TRY(app::approval_of(store, round.unit));
  return approval ? app::since_approval(store, *approval, opinions) : Result<app::SinceApproval>(app::SinceApproval{});
}

int show_units(const Console& console) {
  const auto store = console.open();
  const auto opinions = store ? store->opinions() : tl::unexpected(store.error());
  const auto rounds = opinions ? app::unit_rounds(*store, *opinions) : tl::unexpected(opinions.error());
  if (!rounds) return console.refuse(rounds.error());
  boost::json::array list;
  for (const app::UnitRound& one : *rounds) {
    const std::string share = one.members > 0 ? fmt::format("{}/{}", one.took_part, one.members) : std::to_string(one.took_part);
    const auto known_since = since_of(*store, one, *opinions);
    if (!known_since) return console.refuse(known_since.error());
    const app::SinceApproval& since = *known_since;
    console.line(fmt::format("{}{}{}: {}{}; {} {}{}{}{}", std::string(static_cast<std::size_t>(one.depth) * 2, ' '), one.unit.empty() ? "" : one.unit + " ", one.name,
                             state_words(console, one.state), one.note.empty() ? "" : " (" + one.note + ")", share,
                             fmt::format(fmt::runtime(console.tr("người tham gia, {} ý kiến", "took part, {} opinions")), one.opinions),
                             one.deadline.empty() ? "" : fmt::format(fmt::runtime(console.tr("; hạn {}", "; until {}")), one.deadline),
                             one.overdue ? console.tr("; QUÁ HẠN", "; OVERDUE") : "",
                             since.came + since.went == 0 ? "" : fmt::format(fmt::runtime(console.tr("; sau khi duyệt thêm {} ý kiến, bớt {}", "; since it was approved {} opinions came, {} went")), since.came, since.went)));
    list.push_back({{"unit", one.unit}, {"name", one.name}, {"parent", one.parent}, {"state", name(one.state)}, {"since", one.since}, {"note", one.note},
                    {"members", one.members}, {"took_part", one.took_part}, {"opinions", one.opinions}, {"late", one.late}, {"deadline", one.deadline},
                    {"overdue", one.overdue}, {"came_since", since.came}, {"went_since", since.went}});
  }
  const auto confirmed = store->setting("deadlines");
  if (confirmed && confirmed->empty())
    console.line(std::string(console.tr("Các hạn đọc từ hướng dẫn chưa có người xác nhận (settings deadlines confirmed): chưa đơn vị nào bị coi là quá hạn.",
                                        "Nobody has confirmed the guide's dates yet (settings deadlines confirmed): no unit counts as overdue.")));
  const auto zone = app::minutes_ahead(*store);
  if (zone) console.line(fmt::format(fmt::runtime(console.tr("Các ngày tính theo múi giờ {}.", "Days end in the time zone {}.")), app::time_zone_name(*zone)));
  console.result(list);
  return exit_done;
}

// Runs what changes the workspace, and says so.
template <class Change>
int change(const Console& console, const Change& made, const std::string& done) {
  auto store = console.open();
  const Status status = store ? made(*store) : tl::unexpected(store.error());
  if (!status) return console.refuse(status.error());
  console.line(done);
  console.result({{"done", true}});
  return exit_done;
}

}  // namespace

void add_units(CLI::App& app, Console& console, int& exit_code) {
  auto* command = app.add_subcommand("units", "Các đơn vị: đang ở bước nào, bao nhiêu người, hạn nào / the units: how far, how many, until when");
  command->callback([&console, &exit_code] { exit_code = show_units(console); });
}

void add_return(CLI::App& app, Console& console, int& exit_code) {
  struct Options {
    std::string unit, why, by;
  };
  auto* command = app.add_subcommand("return", "Trả lại báo cáo của đơn vị cấp dưới / return what a unit below sent");
  auto options = std::make_shared<Options>();
  command->add_option("--unit", options->unit, "Mã đơn vị / code of the unit")->required();
  command->add_option("--why", options->why, "Lý do / the reason")->required();
  command->add_option("--by", options->by, "Người trả lại / who returns it");
  command->callback([&console, &exit_code, options] {
    exit_code = change(console, [&](store::WorkspaceStore& store) { return app::return_to_unit(store, options->unit, options->why, person_or_user(options->by)); },
                       std::string(console.tr("Đã ghi là trả lại.", "Noted as returned.")));
  });
}

void add_extend(CLI::App& app, Console& console, int& exit_code) {
  auto* command = app.add_subcommand("extend", "Gia hạn cho một đơn vị, một văn kiện, một bước / more time for a unit, a document, a phase");
  auto options = std::make_shared<Extension>();
  options->phase = "discuss";
  command->add_option("--day", options->last_day, "Ngày cuối, YYYY-MM-DD / the last day")->required();
  command->add_option("--unit", options->unit, "Mã đơn vị, cùng các đơn vị trực thuộc; bỏ trống: mọi đơn vị / code, with all below it; left out: everybody");
  command->add_option("--document", options->document, "Mã văn kiện; bỏ trống: tất cả / id; left out: all");
  command->add_option("--phase", options->phase, "discuss | synthesise | review | answer");
  command->add_option("--reason", options->reason, "Lý do / the reason");
  command->add_option("--by", options->by, "Người gia hạn / who grants it");
  command->callback([&console, &exit_code, options] {
    options->by = person_or_user(options->by);
    exit_code = change(console, [&](store::WorkspaceStore& store) { return app::extend(store, *options); },
                       fmt::format("{} {}", console.tr("Đã gia hạn đến", "Extended until"), options->last_day));
  });
}

void add_letter(CLI::App& app, Console& console, int& exit_code) {
  auto* command = app.add_subcommand("letter", "Hướng dẫn của đơn vị gửi các đơn vị trực thuộc, theo hướng dẫn cấp trên / the unit's own guide letter to those below it");
  auto options = std::make_shared<app::LetterRequest>();
  command->add_option("--out", options->out, "Tệp hướng dẫn (.docx) / the letter")->required();
  command->add_option("--day", options->last_day, "Ngày cuối các đơn vị trực thuộc gửi về, YYYY-MM-DD / the last day for those below")->required();
  command->add_option("--unit", options->unit, "Mã đơn vị ra hướng dẫn / code of the unit that writes");
  command->add_option("--date", options->date, "Ngày ký / date of the letter");
  command->add_option("--place", options->place_name, "Nơi ký / place of signature");
  command->add_option("--reply", options->reply_email, "Hộp thư nhận báo cáo / mailbox for the reports");
  command->callback([&console, &exit_code, options] {
    exit_code = change(console, [&](store::WorkspaceStore& store) { return app::write_letter(store, *options); }, options->out.string());
  });
}

void add_figure(CLI::App& app, Console& console, int& exit_code) {
  struct Options {
    ExternalFigure figure;
    std::int64_t take_back = 0;
  };
  auto* command = app.add_subcommand("figure", "Số liệu do nơi khác tổng hợp: vào báo cáo kèm nguồn, không cộng vào đâu / a number that another owner tallied: reported with its source, added to nothing");
  auto options = std::make_shared<Options>();
  auto* back = command->add_option("--take-back", options->take_back, "Bỏ số liệu mang số này / take back the one of this number");
  command->add_option("--what", options->figure.what, "Nội dung / what was counted")->excludes(back);
  command->add_option("--count", options->figure.count, "Con số / the number")->check(CLI::Range(0, 2'000'000'000))->excludes(back);
  command->add_option("--source", options->figure.source, "Nguồn / where it is from")->excludes(back);
  command->add_option("--unit", options->figure.unit, "Mã đơn vị / code of the unit")->excludes(back);
  command->add_option("--by", options->figure.by, "Người nhập / who enters it");
  command->callback([&console, &exit_code, options] {
    exit_code = change(
        console,
        [&](store::WorkspaceStore& store) -> Status {
          if (options->take_back != 0) {
            if (!TRY(store.take_back_external_figure(options->take_back)))
              return fail(Error::Kind::refused, "there is no such figure", {}, std::to_string(options->take_back));
            return {};
          }
          ExternalFigure& figure = options->figure;
          if (figure.what.empty() || figure.source.empty()) return fail(Error::Kind::refused, "a figure needs --what, --count and --source");
          if (!figure.unit.empty() && TRY(store.roster()).unit(figure.unit) == nullptr) return fail(Error::Kind::refused, "no such unit on the roster", {}, figure.unit);
          figure.at = now_iso8601();
          figure.by = person_or_user(figure.by);
          TRY(store.add_external_figure(figure));
          return {};
        },
        std::string(console.tr("Đã ghi.", "Noted.")));
  });
}

}  // namespace dh::cli
