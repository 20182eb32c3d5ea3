#include <memory>

#include "app/settings.h"
#include "cli/commands.h"

namespace dh::cli {
namespace {

struct Options {
  std::string name, value;
  bool anywhere = false, clear = false;
};

int show(const Console& console, const store::WorkspaceStore& store) {
  const auto all = app::settings(store);
  if (!all) return console.refuse(all.error());
  boost::json::object out;
  for (const auto& [name, value] : *all) {
    console.line(name + " = " + value);
    out[name] = value;
  }
  console.result(out);
  return exit_done;
}

int run(const Console& console, const Options& options) {
  auto store = console.open();
  if (!store) return console.refuse(store.error());
  if (!options.name.empty() && (!options.value.empty() || options.clear))
    if (const Status chosen = app::choose_setting(*store, options.name, options.clear ? "" : options.value, options.anywhere); !chosen) return console.refuse(chosen.error());
  return show(console, *store);
}

}  // namespace

void add_settings(CLI::App& app, Console& console, int& exit_code) {
  auto* command = app.add_subcommand("settings", "Các lựa chọn của cơ quan / choices of the office");
  auto options = std::make_shared<Options>();
  command->add_option("name", options->name, "embedding-url | mailbox | unit | deadlines | after-deadline | time-zone | silence-is-assent | spoken-opinions-count | staff-totp | oidc-issuer | oidc-client | oidc-ca-file | smtp-server | mail-from | mail-name");
  command->add_option("value", options->value, "Giá trị mới / the new value");
  command->add_flag("--clear", options->clear, "Bỏ lựa chọn / take the choice back");
  command->add_flag("--anywhere", options->anywhere, "Cho phép địa chỉ ngoài mạng nội bộ / allow an address outside the house");
  command->callback([&console, &exit_code, options] { exit_code = run(console, *options); });
}

}  // namespace dh::cli
