#include <fmt/core.h>

#include <cstdio>
#include <cstdlib>
#include <memory>

#include "app/accounts.h"
#include "base/clock.h"
#include "cli/commands.h"
#include "cli/secret.h"
#include "web/serve.h"

namespace dh::cli {
namespace {

struct Options {
  web::ServeOptions serve{{}, "127.0.0.1:8642"};
  std::string office_secret_file;
  bool openapi = false, no_links = false;
};

constexpr const char* office_secret = "DIENHONG_OIDC_SECRET";
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
  if (!options.office_secret_file.empty() || std::getenv(office_secret) != nullptr) {
    const auto told = secret(office_secret, options.office_secret_file);
    if (!told) return console.refuse(told.error());
    options.serve.office_secret = *told;
  }
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
  command->add_option("--tls-certificate", options->serve.tls_certificate, "Chứng thư TLS và các chứng thư bảo lãnh (PEM); đổi chứng thư thì chạy lại / TLS certificate and those that vouch for it; a new one is taken at the next start");
  command->add_option("--tls-key", options->serve.tls_key, "Khóa của chứng thư (PEM, không mật khẩu) / its key, without a passphrase");
  command->add_flag("--behind-proxy", options->serve.behind_proxy,
                    "Có proxy TLS trên chính máy này đứng trước: chỉ tin X-Forwarded-Proto và X-Forwarded-For của kết nối từ máy này / a TLS proxy on this machine stands before: these headers are believed of connections from this machine only");
  command->add_option("--oidc-secret-file", options->office_secret_file, "Tệp chứa mật khẩu của trang này ở nơi đăng nhập của cơ quan; hoặc DIENHONG_OIDC_SECRET / file with this site's secret at the office's sign-in");
  command->add_flag("--own-desk", options->serve.own_desk, "Chỉ phục vụ máy này: thư ký được xem cả văn kiện không đưa lên mạng / this machine alone: staff also see what is kept off networks");
  command->add_flag("--no-links", options->no_links, "Không in liên kết vào trang ở lần chạy đầu / no entry links at the first start");
  command->add_flag("--openapi", options->openapi, "Chỉ in mô tả API / only print the description of the API");
  command->callback([&console, &exit_code, options] { exit_code = run(console, *options); });
}

}  // namespace dh::cli
