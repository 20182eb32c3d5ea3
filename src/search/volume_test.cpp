#include "search/volume.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include "search/search.h"
#include "search/volume_writer.h"

using namespace dh;
using namespace dh::search;

namespace {

std::string text_volume() {
  TextVolumeWriter writer;
  for (int at = 0; at < 5'000; ++at) {
    const std::string text = at % 40 == 0 ? "đất đai đất hoà hiếm" : "đất đai dat Đạt dật";
    const std::string_view part = text;
    writer.add({&part, 1});
  }
  return writer.finish({1});
}

std::string fields_volume() {
  FieldsVolumeWriter writer;
  for (int at = 0; at < 5'000; ++at) {
    writer.begin(static_cast<std::uint32_t>(at / 3));
    writer.add(writer.list(live_list));
    if (at % 7 == 0) writer.add(writer.list("unit=a"));
  }
  return writer.finish({2}, {1});
}

// Looks at everything that can be looked at. What is damaged must be told by someone.
bool reads_whole(std::string texts, std::string fields) {
  auto text = Volume::from_bytes(std::move(texts), VolumeKind::text);
  auto field = Volume::from_bytes(std::move(fields), VolumeKind::fields);
  if (!text || !field) return false;
  for (std::uint32_t list = 0; list < text->lists(); ++list)
    if (!text->text_list(list)) return false;
  for (std::uint32_t list = 0; list < field->lists(); ++list)
    if (!field->set(list)) return false;
  return true;
}

}  // namespace

TEST_CASE("the same texts give the same bytes, whatever the writer wrote before") {
  TextVolumeWriter writer;
  const std::string_view other[] = {"chuyện khác hẳn, hòa dat"};
  writer.add(other);
  (void)writer.finish({});
  for (int at = 0; at < 5'000; ++at) {
    const std::string_view part = at % 40 == 0 ? "đất đai đất hoà hiếm" : "đất đai dat Đạt dật";
    writer.add({&part, 1});
  }
  CHECK(writer.finish({1}) == text_volume());
}

TEST_CASE("an occurrence is where the word stands, in its form") {
  const Volume volume = Volume::from_bytes(text_volume(), VolumeKind::text).value();
  const TextList list = volume.text_list(volume.find("dat").value()).value();
  CHECK(list.set.count == 5'000);
  OccurrenceReader reader(list);
  std::vector<Occurrence> found;
  for (const std::uint32_t place : {0u, 1u, 40u, 41u, 4'999u, 3u}) {
    reader.read(place, found);
    REQUIRE(found.size() == (place % 40 == 0 ? 2 : 4));
    CHECK(found[0].position == 0);
    CHECK(list.forms[found[0].form] == fold_word("đất").exact);
    CHECK(found[1].position == 2);
  }
}

TEST_CASE("any byte that is changed, and any end that is cut off, is noticed") {
  const std::string texts = text_volume(), fields = fields_volume();
  REQUIRE(reads_whole(texts, fields));
  CHECK(rc::check([&] {
    std::string damaged_texts = texts, damaged_fields = fields;
    std::string& damaged = *rc::gen::arbitrary<bool>() ? damaged_texts : damaged_fields;
    // Blanks between lists are nobody's bytes; a change there is no damage.
    const auto at = *rc::gen::inRange<std::size_t>(0, damaged.size());
    if (*rc::gen::inRange(0, 5) == 0)
      damaged.resize(at);
    else
      damaged[at] = static_cast<char>(damaged[at] ^ static_cast<char>(*rc::gen::inRange(1, 256)));
    const bool between = &damaged == &damaged_texts ? texts[at] == 0 : fields[at] == 0;
    RC_ASSERT(between || !reads_whole(damaged_texts, damaged_fields));
  }));
  CHECK_FALSE(Volume::from_bytes(texts, VolumeKind::fields));
  CHECK_FALSE(Volume::from_bytes({}, VolumeKind::text));
}
