#include <fmt/core.h>

#include <map>

#include "app/passes.h"
#include "cli/commands.h"
#include "text/utf8.h"

namespace dh::cli {
namespace {

// The first words of a text, cut between characters.
std::string beginning(const std::string& text, std::size_t characters) {
  const std::string plain = collapse_space(text);
  std::size_t at = 0;
  for (std::size_t i = 0; i < characters && at < plain.size(); ++i) next_code_point(plain, at);
  return at < plain.size() ? plain.substr(0, at) + "…" : plain;
}

std::string_view heading(const Console& console, const std::string& reason) {
  if (reason == "place") return console.tr("Chưa rõ vị trí trong dự thảo", "Place in the draft not certain");
  if (reason == "contradiction") return console.tr("Chỗ dẫn không khớp; đặt theo những dấu hiệu khác", "A pointer does not fit; placed by the other hints");
  if (reason == "unit") return console.tr("Chưa rõ đơn vị", "Unit not known");
  if (reason == "member") return console.tr("Mã người góp ý không có trong danh sách", "Member not on the roster");
  if (reason == "document") return console.tr("Chưa rõ văn kiện", "Document not known");
  if (reason == "topic") return console.tr("Chưa rõ thuộc nội dung nào của bản hướng dẫn", "Topic of the guide not certain");
  if (reason == "kind") return console.tr("Chưa rõ ý kiến đề nghị điều gì", "What the opinion asks for is not certain");
  if (reason == "scan") return console.tr("Chữ trên bản quét đọc chưa chắc", "Words of a scan that are not certain");
  if (reason == "unaccounted") return console.tr("Chữ chưa rõ là gì", "Text that no rule accounts for");
  if (reason == "channel") return console.tr("Đã qua mạng, dù văn kiện không được lấy ý kiến qua mạng", "Came by a network, though the document is kept off networks");
  if (reason == "report") return console.tr("Thư kèm báo cáo của chương trình, chờ gộp", "Mails with a report of this program, to be merged");
  if (reason == "unread") return console.tr("Tệp không đọc được", "Files that could not be read");
  return reason;
}

}  // namespace

void add_pending(CLI::App& app, Console& console, int& exit_code) {
  auto* command = app.add_subcommand("pending", "Việc chờ người quyết định / what awaits a person, and why");
  command->callback([&console, &exit_code] {
    auto store = console.open();
    const auto items = store ? app::pending(*store) : tl::unexpected(store.error());
    if (!items) {
      exit_code = console.refuse(items.error());
      return;
    }
    const auto counted = store->accounting();
    if (!counted) {
      exit_code = console.refuse(counted.error());
      return;
    }
    std::map<std::string, std::vector<const app::PendingItem*>> by_reason;
    for (const app::PendingItem& item : *items) by_reason[item.reason].push_back(&item);
    if (items->empty()) console.line(std::string(console.tr("Không còn việc nào chờ.", "Nothing awaits a person.")));
    console.line(fmt::format(fmt::runtime(console.tr("{} trong {} ký tự đã đọc chưa rõ là gì ({:.2f} %).", "{} of {} characters read are not accounted for ({:.2f} %).")),
                             counted->unaccounted, counted->characters,
                             counted->characters == 0 ? 0.0 : 100.0 * static_cast<double>(counted->unaccounted) / static_cast<double>(counted->characters)));
    boost::json::array all;
    for (const auto& [reason, group] : by_reason) {
      console.line(fmt::format("{} ({})", heading(console, reason), group.size()));
      for (const app::PendingItem* item : group) {
        console.line(fmt::format("  {}{}{}{}{}: {}", item->opinion, item->opinion.empty() ? "" : "  ", item->file, item->where.empty() ? "" : ", ", item->where, beginning(item->text, 120)));
        for (const std::string& candidate : item->candidates) console.line("      ? " + candidate);
        all.push_back({{"reason", reason}, {"file", item->file}, {"where", item->where}, {"text", item->text},
                       {"candidates", boost::json::value_from(item->candidates)},
                       {"opinion", item->opinion.empty() ? boost::json::value(nullptr) : boost::json::value(item->opinion)}});
      }
    }
    console.result(all);
  });
}

}  // namespace dh::cli
