#include <fmt/core.h>

#include <cstdio>
#include <memory>

#include "cli/commands.h"
#include "web/serve.h"

namespace dh::cli {
namespace {

struct Options {
  web::ServeOptions serve{{}, "127.0.0.1:8642"};
  bool openapi = false;
};

int run(const Console& console, Options& options) {
  if (options.openapi) {
    fmt::print("{}", web::openapi_document());
    return exit_done;
  }
  options.serve.workspace = console.workspace;
  const Status served = web::serve(options.serve, [&](const std::string& url) {
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
  command->add_flag("--openapi", options->openapi, "Chỉ in mô tả API / only print the description of the API");
  command->callback([&console, &exit_code, options] { exit_code = run(console, *options); });
}

}  // namespace dh::cli
