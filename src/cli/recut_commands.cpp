#include <memory>

#include "app/recut.h"
#include "cli/commands.h"
#include "cli/decided.h"
#include "cli/person.h"

namespace dh::cli {

void add_cut(CLI::App& app, Console& console, int& exit_code) {
  struct Options {
    std::string opinion, by;
    std::vector<std::string> before;
  };
  auto* command = app.add_subcommand("cut", "Cắt một ý kiến làm nhiều, không đổi một chữ / cut an opinion in several, without changing a character");
  auto options = std::make_shared<Options>();
  command->add_option("opinion", options->opinion, "Mã ý kiến / id of the opinion")->required();
  command->add_option("--before", options->before, "Những chữ mở đầu ý kiến sau; có thể lặp lại / the words with which the next one begins; may be repeated")->required();
  command->add_option("--by", options->by, "Người quyết định / who decides");
  command->callback([&console, &exit_code, options] {
    auto store = console.open();
    exit_code = store ? say_decided(*store, console, dh::app::cut_opinion(*store, options->opinion, options->before, person_or_user(options->by))) : console.refuse(store.error());
  });
}

void add_join(CLI::App& app, Console& console, int& exit_code) {
  struct Options {
    std::vector<std::string> opinions;
    std::string by;
  };
  auto* command = app.add_subcommand("join", "Nối các đoạn kề nhau làm một ý kiến / opinions that stand side by side are one");
  auto options = std::make_shared<Options>();
  command->add_option("opinions", options->opinions, "Mã các ý kiến / ids of the opinions")->required();
  command->add_option("--by", options->by, "Người quyết định / who decides");
  command->callback([&console, &exit_code, options] {
    auto store = console.open();
    exit_code = store ? say_decided(*store, console, dh::app::join_opinions(*store, options->opinions, person_or_user(options->by))) : console.refuse(store.error());
  });
}

}  // namespace dh::cli
