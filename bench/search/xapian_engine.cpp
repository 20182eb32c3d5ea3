#include "xapian_engine.h"

#include <xapian.h>

#include <string>
#include <unordered_map>

#include "text/words.h"

namespace bench {
namespace {

class XapianEngine : public Engine {
 public:
  explicit XapianEngine(const std::filesystem::path& folder)
      : folder_((folder / "xapian").string()),
        writer_(folder_, Xapian::DB_CREATE_OR_OVERWRITE | Xapian::DB_DANGEROUS | Xapian::DB_NO_SYNC) {}
  const char* name() const override { return "Xapian " XAPIAN_VERSION; }
  void add(std::uint32_t, std::string_view text) override {
    Xapian::Document document;
    dh::WordRange word;
    Xapian::termpos position = 0;
    for (std::size_t at = 0; dh::next_word(text, at, word);)
      document.add_posting(bare(text.substr(word.start, word.end - word.start)), ++position);
    writer_.add_document(document);
  }
  void finish() override {
    writer_.commit();
    writer_.close();
    Xapian::Database(folder_).compact(folder_ + ".compact", Xapian::DBCOMPACT_NO_RENUMBER);
    std::filesystem::remove_all(folder_);
    std::filesystem::rename(folder_ + ".compact", folder_);
    reader_ = std::make_unique<Xapian::Database>(folder_);
  }
  Found ask(const std::vector<std::string>& words) override {
    std::vector<Xapian::Query> terms;
    for (const std::string& word : words) terms.emplace_back(bare(word));
    Xapian::Enquire enquire(*reader_);
    enquire.set_query(Xapian::Query(Xapian::Query::OP_AND, terms.begin(), terms.end()));
    Found found;
    const Xapian::MSet best = enquire.get_mset(0, 10);
    for (auto at = best.begin(); at != best.end(); ++at) found.best.push_back(*at - 1);
    return found;
  }

 private:
  const std::string& bare(std::string_view word) {
    const auto [at, is_new] = known_.try_emplace(std::string(word));
    if (is_new) at->second = dh::fold_word(word).bare;
    return at->second;
  }
  std::string folder_;
  Xapian::WritableDatabase writer_;
  std::unique_ptr<Xapian::Database> reader_;
  std::unordered_map<std::string, std::string> known_;
};

}  // namespace

std::unique_ptr<Engine> make_xapian(const std::filesystem::path& folder) {
  return std::make_unique<XapianEngine>(folder);
}

}  // namespace bench
