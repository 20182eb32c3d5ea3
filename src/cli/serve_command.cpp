#include <fmt/core.h>

#include <cstdio>
#include <memory>

#include "app/accounts.h"
#include "base/clock.h"
#include "cli/commands.h"
#include "web/serve.h"

namespace dh::cli {
namespace {

struct Options {
  web::ServeOptions serve{{}, "127.0.0.1:8642"};
  bool openapi = false, no_links = false;
};

constexpr const char* told_links = "entry_links_told";  // setting: the day

// Who starts the web for the first time needs a way in: a link for each role that needs no roster, told once.
Status tell_entry_links(const Console& console, const std::string& url) {
  auto store = TRY(store::WorkspaceStore::open(console.workspace));
  if (!TRY(store.setting(told_links)).empty()) return {};
  TRY(store.set_setting(told_links, today()));
  const std::pair<const char*, std::string_view> roles[] = {{"secretary", console.tr("Thư ký", "Secretary")}, {"organiser", console.tr("Tổ chức", "Organiser")},
                                                            {"drafter", console.tr("Soạn thảo", "Drafter")}, {"auditor", console.tr("Giám sát", "Auditor")}};
  for (const auto& [role, words] : roles) {
    const app::Invitation invited = TRY(app::invite(store, {role, {}, {}, {}}));
    console.line(fmt::format("{}: {}/vao#{}", words, url, invited.code));
  }
  console.line(std::string(console.tr("Mỗi liên kết mở được một lần. Người góp ý: dienhong invite --role member --member MÃ", "Each link opens once. Members: dienhong invite --role member --member CODE")));
  return {};
}

int run(const Console& console, Options& options) {
  if (options.openapi) {
    fmt::print("{}", web::openapi_document());
    return exit_done;
  }
  options.serve.workspace = console.workspace;
  const Status served = web::serve(options.serve, [&](const std::string& url) {
    if (!options.no_links && !console.json)
      if (const Status told = tell_entry_links(console, url); !told) console.refuse(told.error());
    console.line(fmt::format(fmt::runtime(console.tr("Đang phục vụ tại {} (Ctrl-C để dừng).", "Serving at {} (Ctrl-C to end).")), url));
    console.result({{"url", url}});
    std::fflush(stdout);
  });
  return served ? exit_done : console.refuse(served.error());
}

}  // namespace

void add_serve(CLI::App& app, Console& console, int& exit_code) {
  auto* command = app.add_subcommand("serve", "Mở trang góp ý và bàn thư ký trên mạng / serve the web");
  auto options = std::make_shared<Options>();
  command->add_option("--listen", options->serve.listen, "127.0.0.1:8642; \":8642\" là mọi địa chỉ của máy / every address of the machine");
  command->add_flag("--plain-http", options->serve.plain_http_for_others, "Cho máy khác vào không mã hóa: chỉ trong mạng tin cậy / let other machines in without encryption: trusted networks only");
  command->add_flag("--own-desk", options->serve.own_desk, "Chỉ phục vụ máy này: thư ký được xem cả văn kiện không đưa lên mạng / this machine alone: staff also see what is kept off networks");
  command->add_flag("--no-links", options->no_links, "Không in liên kết vào trang ở lần chạy đầu / no entry links at the first start");
  command->add_flag("--openapi", options->openapi, "Chỉ in mô tả API / only print the description of the API");
  command->callback([&console, &exit_code, options] { exit_code = run(console, *options); });
}

}  // namespace dh::cli
