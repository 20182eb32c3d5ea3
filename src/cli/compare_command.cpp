#include <fmt/core.h>

#include <array>
#include <memory>

#include "app/compare_pass.h"
#include "cli/commands.h"
#include "text/utf8.h"
#include "text/word_diff.h"

namespace dh::cli {
namespace {

namespace json = boost::json;
using analyse::Adoption;
using analyse::BlockChange;
using analyse::BlockFate;

std::string_view word(const Console& console, BlockFate fate) {
  switch (fate) {
    case BlockFate::same: return console.tr("giữ nguyên", "unchanged");
    case BlockFate::moved: return console.tr("chuyển chỗ", "moved");
    case BlockFate::changed: return console.tr("sửa", "changed");
    case BlockFate::removed: return console.tr("bỏ", "removed");
    case BlockFate::added: return console.tr("thêm", "added");
  }
  return {};
}

std::string_view word(const Console& console, Adoption adoption) {
  switch (adoption) {
    case Adoption::unstated: return console.tr("không nêu câu chữ cụ thể", "states no wording");
    case Adoption::adopted: return console.tr("đã có trong bản mới", "is in the new version");
    case Adoption::rejected: return console.tr("chỗ đó vẫn như cũ", "stands as it stood");
    case Adoption::unclear: return console.tr("chỗ đó đã viết khác", "was rewritten otherwise");
  }
  return {};
}

std::string place(const Draft& draft, int block) {
  const Block& one = draft.blocks[static_cast<std::size_t>(block)];
  const int heading = draft.heading_of(block);
  std::string out = heading < 0 ? std::string() : draft.blocks[static_cast<std::size_t>(heading)].path;
  if (one.place.page > 0) out += fmt::format("{}tr. {}, d. {}", out.empty() ? "" : "; ", one.place.page, one.place.line_first);
  return out;
}

// "mở cửa đến [-21-]{+22+} giờ", as `git diff --word-diff` writes it.
std::string redline(const std::string& from, const std::string& to) {
  std::string out;
  for (const DiffPiece& piece : word_diff(from, to)) {
    const std::string_view words = trim(piece.text);
    const auto after = piece.text.substr(static_cast<std::size_t>(words.data() + words.size() - piece.text.data()));
    if (piece.kind == DiffPiece::Kind::same) out += piece.text;
    else out += fmt::format(fmt::runtime(piece.kind == DiffPiece::Kind::removed ? "[-{}-]{}" : "{{+{}+}}{}"), words, after);
  }
  return collapse_space(out);
}

json::value redline_json(const std::string& from, const std::string& to) {
  static constexpr std::array names = {"same", "removed", "added"};
  json::array out;
  for (const DiffPiece& piece : word_diff(from, to)) out.push_back({{"kind", names[static_cast<std::size_t>(piece.kind)]}, {"text", piece.text}});
  return out;
}

json::value as_json(const Draft& draft, int block) {
  if (block < 0) return nullptr;
  const Block& one = draft.blocks[static_cast<std::size_t>(block)];
  const int heading = draft.heading_of(block);
  return {{"heading", heading < 0 ? "" : draft.blocks[static_cast<std::size_t>(heading)].path}, {"page", one.place.page}, {"line", one.place.line_first}, {"text", one.text}};
}

void show(const Console& console, const app::VersionComparison& all) {
  const Draft &from = all.old_draft, &to = all.new_draft;
  std::array<int, 5> fates{};
  for (const BlockChange& one : all.comparison.blocks) ++fates[static_cast<std::size_t>(one.fate)];
  std::string counts;
  for (const BlockFate fate : {BlockFate::changed, BlockFate::added, BlockFate::removed, BlockFate::moved, BlockFate::same})
    counts += fmt::format("{}{} {}", counts.empty() ? "" : ", ", fates[static_cast<std::size_t>(fate)], word(console, fate));
  console.line(fmt::format(fmt::runtime(console.tr("[{}] lần {} → lần {}, số đoạn: {}", "[{}] version {} → {}, paragraphs: {}")), from.id, from.version, to.version, counts));
  json::array changes;
  for (const BlockChange& one : all.comparison.blocks) {
    if (one.fate == BlockFate::same) continue;
    const std::string before = one.old_block < 0 ? std::string() : from.blocks[static_cast<std::size_t>(one.old_block)].text;
    const std::string after = one.new_block < 0 ? std::string() : to.blocks[static_cast<std::size_t>(one.new_block)].text;
    console.line(fmt::format("  {} ({}): {}", word(console, one.fate), one.new_block < 0 ? place(from, one.old_block) : place(to, one.new_block),
                             one.fate == BlockFate::moved ? collapse_space(after) : redline(before, after)));
    changes.push_back({{"fate", analyse::name(one.fate)}, {"old", as_json(from, one.old_block)}, {"new", as_json(to, one.new_block)}, {"redline", redline_json(before, after)}});
  }
  int exact = 0, reworded = 0, gone = 0;
  std::array<int, 4> adoptions{};
  for (const analyse::Reanchored& one : all.comparison.opinions) {
    ++(one.block < 0 ? gone : one.reworded ? reworded : exact);
    ++adoptions[static_cast<std::size_t>(one.adoption)];
  }
  console.line(fmt::format(fmt::runtime(console.tr("Ý kiến có vị trí ở bản cũ: {}; chữ còn nguyên {}, đã sửa {}, không còn {}", "Opinions with a place in the old version: {}; words unchanged {}, reworded {}, gone {}")),
                           all.comparison.opinions.size(), exact, reworded, gone));
  for (const Adoption adoption : {Adoption::adopted, Adoption::rejected, Adoption::unclear, Adoption::unstated})
    console.line(fmt::format("  {}: {}", word(console, adoption), adoptions[static_cast<std::size_t>(adoption)]));
  json::array opinions;
  for (const analyse::Reanchored& one : all.comparison.opinions) {
    const Opinion& opinion = all.opinions[one.opinion];
    const bool told = one.adoption != Adoption::unstated || one.block < 0;
    if (told)
      console.line(fmt::format("  {}  {}  {}: {}", opinion.id, one.block < 0 ? std::string(console.tr("không còn", "gone")) : place(to, one.block), word(console, one.adoption), collapse_space(opinion.text)));
    json::value quote = nullptr;
    if (one.block >= 0 && one.end > one.start) quote = to.blocks[static_cast<std::size_t>(one.block)].text.substr(one.start, one.end - one.start);
    opinions.push_back({{"id", opinion.id}, {"place", as_json(to, one.block)}, {"quote", quote}, {"reworded", one.reworded}, {"adoption", analyse::name(one.adoption)}});
  }
  console.result({{"document", from.id}, {"old", from.version}, {"new", to.version}, {"changes", changes}, {"unchanged", fates[static_cast<std::size_t>(BlockFate::same)]}, {"opinions", opinions}});
}

}  // namespace

void add_compare(CLI::App& app, Console& console, int& exit_code) {
  struct Options {
    std::string from, to;
  };
  auto* command = app.add_subcommand("compare", "So hai bản dự thảo: chỗ sửa, ý kiến nằm đâu, đề nghị nào đã có / two versions of a draft: what changed, where opinions stand, what was adopted");
  auto options = std::make_shared<Options>();
  command->add_option("OLD", options->from, "Mã dự thảo, hoặc MÃ@LẦN / id of a draft, or ID@VERSION")->required();
  command->add_option("NEW", options->to, "Tệp dự thảo mới, hoặc MÃ@LẦN / file of the new version, or ID@VERSION")->required();
  command->callback([&console, &exit_code, options] {
    auto store = console.open();
    const auto all = store ? app::compare_versions(*store, options->from, options->to, console.progress()) : tl::unexpected(store.error());
    if (all) show(console, *all);
    else exit_code = console.refuse(all.error());
  });
}

}  // namespace dh::cli
