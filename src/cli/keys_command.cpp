#include <fmt/core.h>

#include <memory>

#include "app/keys.h"
#include "base/files.h"
#include "cli/commands.h"

namespace dh::cli {
namespace {

struct Options {
  std::filesystem::path card, trust;
  std::string unit, fingerprint;
  bool replace = false, renew = false;
};

std::string unit_shown(const std::string& unit) { return unit.empty() ? "root" : unit; }

Status write_own_card(store::WorkspaceStore& store, const Options& options) {
  return write_file(options.card, app::write_card(TRY(app::own_card(store, options.unit)), TRY(store.signing_key())));
}

Status trust(store::WorkspaceStore& store, const Options& options) {
  Result<app::KeyCard> card = app::read_card(TRY(read_file(options.trust, 1u << 20)));
  if (!card) {
    card.error().file = options.trust.string();
    return tl::unexpected(card.error());
  }
  return app::trust_card(store, *card, options.fingerprint, options.replace);
}

Status show(const Console& console, store::WorkspaceStore& store, const Options& options) {
  const app::KeyCard own = TRY(app::own_card(store, options.unit));
  boost::json::array trusted;
  console.line(fmt::format("{} {} ({}): {}", console.tr("Khóa của đơn vị này,", "Keys of this unit,"), own.name, unit_shown(own.unit), app::card_fingerprint(own)));
  for (const Correspondent& one : TRY(store.correspondents())) {
    console.line(fmt::format("{} {} ({}): {}, {}", console.tr("Tin khóa của", "Trusted keys of"), one.name, unit_shown(one.unit), app::card_fingerprint(one), one.at));
    trusted.push_back({{"unit", one.unit}, {"name", one.name}, {"fingerprint", app::card_fingerprint(one)}, {"at", one.at}});
  }
  console.result({{"unit", own.unit}, {"name", own.name}, {"fingerprint", app::card_fingerprint(own)}, {"trusted", trusted}});
  return {};
}

int run(const Console& console, const Options& options) {
  auto store = console.open();
  if (!store) return console.refuse(store.error());
  if (options.renew) {
    if (const Status renewed = store->renew_keys(); !renewed) return console.refuse(renewed.error());
    console.line(std::string(console.tr("Đã làm khóa mới. Gửi thẻ khóa mới (--card) cho các đơn vị trên và dưới, đọc cho nhau dấu vân khóa; gói gửi theo khóa cũ không mở được nữa, "
                                        "hãy xin gửi lại.",
                                        "New keys were made. Send the new card (--card) to the units above and below and read them the fingerprint; bundles sealed for the old keys "
                                        "no longer open: ask for them again.")));
  }
  if (!options.card.empty())
    if (const Status written = write_own_card(*store, options); !written) return console.refuse(written.error());
  if (!options.trust.empty())
    if (const Status trusted = trust(*store, options); !trusted) return console.refuse(trusted.error());
  const Status shown = show(console, *store, options);
  return shown ? exit_done : console.refuse(shown.error());
}

}  // namespace

void add_keys(CLI::App& app, Console& console, int& exit_code) {
  auto* command = app.add_subcommand("keys", "Khóa để trao đổi gói niêm phong giữa các đơn vị / keys for sealed bundles between units");
  auto options = std::make_shared<Options>();
  command->add_option("--card", options->card, "Ghi thẻ khóa của đơn vị này ra tệp, để gửi đi / write this unit's card to a file, to send");
  command->add_option("--unit", options->unit, "Mã đơn vị này, khi chưa có danh sách / this unit's code, before there is a roster");
  auto* trusted = command->add_option("--trust", options->trust, "Thẻ khóa của đơn vị khác / another unit's card");
  command->add_option("--fingerprint", options->fingerprint, "Dấu vân khóa mà bên kia đọc cho nghe / the fingerprint as the other side read it aloud")->needs(trusted);
  command->add_flag("--replace", options->replace, "Thay khóa cũ của đơn vị ấy / in place of that unit's old keys")->needs(trusted);
  command->add_flag("--renew", options->renew, "Làm khóa mới khi khóa cũ mất hoặc lộ / new keys, when the old are lost or known to a stranger");
  command->callback([&console, &exit_code, options] { exit_code = run(console, *options); });
}

}  // namespace dh::cli
