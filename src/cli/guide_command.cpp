#include <fmt/format.h>
#include <fmt/ranges.h>

#include "app/passes.h"
#include "cli/commands.h"

namespace dh::cli {
namespace {

namespace json = boost::json;

json::value as_json(const Guide& guide) {
  json::array topics, documents, phases, recipients;
  for (const Topic& topic : guide.topics)
    topics.push_back({{"label", topic.label}, {"parent", topic.parent}, {"text", topic.text}, {"documents", json::value_from(topic.documents)}});
  for (const GuideDocument& document : guide.documents)
    documents.push_back({{"id", document.id}, {"name", document.name}, {"offline_only", document.offline_only}, {"rule", document.offline_rule}});
  for (const Phase& phase : guide.phases)
    phases.push_back({{"name", phase.name}, {"first_day", phase.first_day}, {"last_day", phase.last_day},
                      {"documents", json::value_from(phase.documents)}, {"text", phase.text}});
  for (const Recipient& recipient : guide.recipients)
    recipients.push_back({{"name", recipient.name}, {"purpose", recipient.purpose}});
  return {{"title", guide.title}, {"organisation", guide.organisation}, {"topics", topics}, {"documents", documents},
          {"phases", phases}, {"recipients", recipients}, {"reply_email", guide.reply_email},
          {"contradictions", json::value_from(guide.contradictions)}};
}

void show(const Console& console, const Guide& guide) {
  console.line(guide.title);
  console.line(std::string(console.tr("Văn kiện được lấy ý kiến:", "Documents asked about:")));
  for (const GuideDocument& document : guide.documents) {
    console.line(fmt::format("  [{}] {}", document.id, document.name));
    if (document.offline_only)
      console.line(fmt::format("      {} {}", console.tr("KHÔNG qua mạng:", "OFFLINE ONLY:"), document.offline_rule));
  }
  console.line(std::string(console.tr("Nội dung gợi ý:", "Topics:")));
  for (const Topic& topic : guide.topics)
    console.line(fmt::format("  {}{} {} [{}]", topic.parent.empty() ? "" : "  ", topic.label, topic.text, fmt::join(topic.documents, ", ")));
  console.line(std::string(console.tr("Thời gian:", "Phases:")));
  for (const Phase& phase : guide.phases)
    console.line(fmt::format("  {}: {} – {} [{}]", phase.name, phase.first_day.empty() ? "?" : phase.first_day,
                             phase.last_day.empty() ? "?" : phase.last_day, fmt::join(phase.documents, ", ")));
  console.line(std::string(console.tr("Nơi nhận:", "Recipients:")));
  for (const Recipient& recipient : guide.recipients)
    console.line(fmt::format("  {} ({})", recipient.name, recipient.purpose));
  for (const std::string& contradiction : guide.contradictions)
    console.line(fmt::format("! {}", contradiction));
  console.line(std::string(console.tr("Xin đối chiếu với bản hướng dẫn; đọc sai thì sửa tệp rồi chạy lại lệnh này.",
                                      "Please compare with the guideline; if it was misread, mend the file and run this again.")));
}

}  // namespace

void add_guide(CLI::App& app, Console& console, int& exit_code) {
  auto* command = app.add_subcommand("guide", "Đọc bản hướng dẫn: nội dung gợi ý, thời gian / read the guideline");
  auto file = std::make_shared<std::filesystem::path>();
  command->add_option("FILE", *file, "DOCX")->required();
  command->callback([&console, &exit_code, file] {
    auto store = console.open();
    const auto guide = store ? app::take_guide(*store, *file) : tl::unexpected(store.error());
    if (!guide) {
      exit_code = console.refuse(guide.error());
      return;
    }
    show(console, *guide);
    console.result(as_json(*guide));
  });
}

}  // namespace dh::cli
