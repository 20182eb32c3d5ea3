#include <memory>

#include "app/decisions.h"
#include "cli/commands.h"
#include "cli/decided.h"
#include "cli/person.h"

namespace dh::cli {

void add_correct(CLI::App& app, Console& console, int& exit_code) {
  struct Options {
    dh::app::CorrectionRequest request;
    std::string by, singular;
  };
  auto* command = app.add_subcommand("correct", "Người sửa điều máy đã xét về một ý kiến / a person corrects what was found of an opinion");
  auto options = std::make_shared<Options>();
  dh::app::CorrectionRequest& request = options->request;
  command->add_option("opinion", request.opinion, "Mã ý kiến / id of the opinion")->required();
  command->add_option("--place", request.place, "\"khoi: Phần thứ hai > II > 1\"; \"khoi:\" là cả dự thảo / the draft as a whole");
  command->add_option("--quote", request.quote, "Câu chữ ở vị trí đó / words that stand there");
  command->add_option("--document", request.document, "Mã văn kiện / id of the document");
  command->add_option("--kind", request.kind, "agree, amend, add, delete, restructure, question, spelling, indicator, proposal, general");
  command->add_option("--stance", request.stance, "for, against, mixed, neutral");
  command->add_option("--topic", request.topic, "Nhãn chủ đề của đề cương / label of the guide's topic");
  command->add_option("--unit", request.unit, "Mã hoặc tên đơn vị / code or name of the unit");
  command->add_option("--member", request.member, "Mã người góp ý / code of the member");
  command->add_option("--singular", options->singular, "yes | no")->check(CLI::IsMember({"yes", "no"}));
  command->add_flag("--representative", request.representative, "Lời của nhóm / its words show the group");
  command->add_option("--by", options->by, "Người quyết định / who decides");
  command->callback([&console, &exit_code, options] {
    if (!options->singular.empty()) options->request.singular = options->singular == "yes";
    auto store = console.open();
    exit_code = store ? say_decided(*store, console, dh::app::correct_opinion(*store, options->request, person_or_user(options->by))) : console.refuse(store.error());
  });
}

}  // namespace dh::cli
