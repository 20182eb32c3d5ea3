// Makes a workspace with so many made opinions on a made draft, or adds more to one, for bench/from_store.
//   fill_workspace FOLDER COUNT SEED
// Campaigns of near copies, their twins of the opposite stance and single opinions (alike/made_texts.h), a thousand in a
// file. Half of the campaigns name a section of the draft, each copy the same one; a tenth quote it.
#include <algorithm>
#include <cstdio>
#include <cstdlib>

#include "alike/made_texts.h"
#include "model/opinion_id.h"
#include "base/crypto.h"
#include "store/workspace_store.h"

namespace {

constexpr std::size_t opinions_of_file = 1000;
constexpr int chapters = 3, sections = 4, paragraphs = 5;  // of the draft

std::string section_label(int chapter, int section) { return std::to_string(chapter + 1) + "." + std::to_string(section + 1); }

dh::Draft made_draft() {
  dh::Draft draft;
  draft.id = "du-thao";
  draft.title = "Báo cáo";
  draft.version = "1";
  draft.document_sha256 = dh::sha256_hex(draft.title);
  draft.pages = chapters * sections;
  const auto texts = dh::alike::make_texts(2 * chapters * sections * paragraphs, 99);
  std::size_t next = 0;
  const auto add = [&](int parent, dh::BlockKind kind, int level, const std::string& label, const std::string& path, int page, int line, std::string text) {
    dh::Block block;
    block.parent = parent;
    block.kind = kind;
    block.level = level;
    block.label = label;
    block.path = path;
    block.place = {page, kind == dh::BlockKind::heading ? 0 : line / 4, line, page, line + 3};
    block.part = "word/document.xml";
    block.paragraph_index = static_cast<int>(draft.blocks.size());
    block.text = std::move(text);
    draft.blocks.push_back(std::move(block));
    return static_cast<int>(draft.blocks.size()) - 1;
  };
  const auto words = [&](std::size_t bytes) {
    std::string text = texts[next++].text;
    if (text.size() > bytes) text.resize(text.rfind(' ', bytes));
    return text;
  };
  for (int c = 0; c < chapters; ++c) {
    const std::string label = std::to_string(c + 1);
    const int chapter = add(-1, dh::BlockKind::heading, 1, label, label, c * sections + 1, 1, label + ". " + words(40));
    for (int s = 0; s < sections; ++s) {
      const std::string path = label + " > " + section_label(c, s);
      const int page = c * sections + s + 1;
      const int section = add(chapter, dh::BlockKind::heading, 2, section_label(c, s), path, page, 2, section_label(c, s) + ". " + words(40));
      for (int p = 0; p < paragraphs; ++p) add(section, dh::BlockKind::paragraph, 0, "", path, page, 4 + 4 * p, words(1000));
    }
  }
  return draft;
}

// What is said beside the copies of one family.
dh::Hints hints_of(const dh::Draft& draft, std::uint32_t family) {
  dh::Hints hints;
  if (family % 2 == 0) hints.reference = "Mục " + section_label(static_cast<int>(family / 2 % chapters), static_cast<int>(family / 7 % sections));
  if (family % 10 == 0) {
    const std::string& text = draft.blocks[family % draft.blocks.size()].text;
    hints.quote = text.substr(0, text.rfind(' ', 80));
  }
  return hints;
}

dh::Status fill(const std::filesystem::path& folder, std::size_t count, std::uint64_t seed) {
  const bool fresh = !std::filesystem::exists(folder / "dienhong.db");
  dh::store::WorkspaceStore store = TRY(fresh ? dh::store::WorkspaceStore::create(folder, "bench") : dh::store::WorkspaceStore::open(folder));
  const dh::Draft draft = made_draft();
  if (fresh) TRY(store.save_draft(draft));
  const auto made = dh::alike::make_texts(count, seed);
  for (std::size_t from = 0; from < made.size();) {
    dh::store::Batch batch = TRY(dh::store::Batch::begin(store));
    for (int file = 0; file < 64 && from < made.size(); ++file, from += opinions_of_file) {
      dh::Source source;
      source.file = "made-" + std::to_string(seed) + "-" + std::to_string(from) + ".txt";
      source.sha256 = dh::sha256_hex(source.file);
      source.form = "made";
      source.received_at = "2026-01-01T00:00:00Z";
      dh::TextPart part;
      std::vector<dh::Opinion> opinions;
      for (std::size_t i = from; i < std::min(made.size(), from + opinions_of_file); ++i) {
        dh::Opinion one;
        one.source = source.sha256;
        one.file = source.file;
        one.where = "line " + std::to_string(i - from + 1);
        one.start = part.text.size();
        one.end = one.start + made[i].text.size();
        one.text = made[i].text;
        one.hints = hints_of(draft, made[i].family);
        one.id = dh::opinion_id(one);
        part.text += made[i].text + '\n';
        source.spans.push_back({0, one.start, one.end, dh::Role::opinion, static_cast<int>(opinions.size())});
        source.spans.push_back({0, one.end, one.end + 1, dh::Role::separator, -1});
        opinions.push_back(std::move(one));
      }
      source.parts.push_back(std::move(part));
      TRY(store.save_source(source, opinions));
    }
    TRY(batch.commit());
  }
  return {};
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 4) return std::fputs("usage: fill_workspace FOLDER COUNT SEED\n", stderr), 2;
  const dh::Status done = fill(argv[1], std::strtoull(argv[2], nullptr, 10), std::strtoull(argv[3], nullptr, 10));
  return done ? 0 : (std::fprintf(stderr, "%s\n", done.error().line().c_str()), 1);
}
