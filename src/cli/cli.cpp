#include "cli/cli.h"

#include <fmt/core.h>

#include "cli/commands.h"

namespace dh::cli {

int run(int argc, char** argv) {
  Console console;
  int exit_code = exit_done;
  CLI::App app{"Diên Hồng: tổng hợp ý kiến góp ý, không mất, không sửa, không thêm, không đếm trùng.\n"
               "Consult people on a draft: nothing lost, nothing altered, nothing added, nothing counted twice."};
  app.name("dienhong");
  app.set_version_flag("--version", DIENHONG_VERSION);
  app.add_option("-w,--workspace", console.workspace, "Thư mục làm việc / the workspace folder (default: here)");
  app.add_flag("--json", console.json, "Kết quả dạng JSON / results as JSON");
  app.add_option("--lang", console.language, "vi | en")->check(CLI::IsMember({"vi", "en"}));
  app.require_subcommand(1);
  app.fallthrough();
  for (const auto add : {add_new, add_guide, add_draft, add_roster, add_intake, add_pending, add_place, add_group, add_correct,
                         add_cut, add_join, add_undo, add_redo, add_history, add_search, add_compare, add_synthesize, add_verify, add_export,
                         add_keys, add_bundle, add_merge, add_units, add_outline, add_order, add_approve, add_reopen, add_send, add_return, add_extend, add_letter, add_figure,
                         add_meeting, add_forms, add_settings, add_serve, add_invite, add_accounts, add_remind, add_mail, add_refusals, add_doctor})
    add(app, console, exit_code);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? exit_done : exit_usage;
  } catch (const std::exception& error) {
    fmt::print(stderr, "dienhong: {}\n", error.what());
    return exit_fault;
  }
  return exit_code;
}

}  // namespace dh::cli
