#include "own_engine.h"

#include <cstdio>
#include <cstdlib>

#include "base/files.h"
#include "search/search.h"
#include "search/volume_writer.h"

namespace bench {
namespace {

using namespace dh::search;

template <class T>
T good(dh::Result<T> result) {
  if (result) return std::move(*result);
  std::fprintf(stderr, "%s\n", result.error().line().c_str());
  std::exit(3);
}

class Own : public Engine {
 public:
  explicit Own(std::filesystem::path folder) : folder_(std::move(folder)) {}
  const char* name() const override { return "own volumes"; }
  void add(std::uint32_t, std::string_view text) override {
    texts_.add({&text, 1});
    fields_.begin(0);
    fields_.add(fields_.list(live_list));
    if (texts_.documents() == volume_size) close();
  }
  void finish() override {
    if (texts_.documents() > 0) close();
  }
  Found ask(const std::vector<std::string>& words) override {
    std::string text;
    for (const std::string& word : words) text += word + ' ';
    const auto query = parse_query(text);
    if (!query) std::exit(3);
    const Answer answer = good(search(index_, *query, {10, false}));
    Found found;
    found.matches = answer.matches;
    for (const Hit& hit : answer.best) found.best.push_back(hit.document);
    return found;
  }

 private:
  void close() {
    const std::string number = std::to_string(index_.texts.size());
    if (!dh::write_file(folder_ / (number + ".text"), texts_.finish({}))) std::exit(3);
    if (!dh::write_file(folder_ / (number + ".fields"), fields_.finish({}, {}))) std::exit(3);
    index_.texts.push_back(good(Volume::open(folder_ / (number + ".text"), VolumeKind::text)));
    index_.fields.push_back(good(Volume::open(folder_ / (number + ".fields"), VolumeKind::fields)));
  }
  std::filesystem::path folder_;
  TextVolumeWriter texts_;
  FieldsVolumeWriter fields_;
  Index index_;
};

}  // namespace

std::unique_ptr<Engine> make_own(const std::filesystem::path& folder) { return std::make_unique<Own>(folder); }

}  // namespace bench
