#include "report/docx_report.h"

#include <doctest/doctest.h>

#include "base/xml.h"
#include "base/zip_archive.h"
#include "report/verify.h"
#include "text/utf8.h"

using namespace dh;

namespace {

Synthesis with_opinion(const std::string& words) {
  Synthesis out;
  out.unit_name = "Unit";
  out.date = "2026-11-20";
  ReportedOpinion opinion;
  opinion.id = "o1";
  opinion.text = words;
  opinion.argument = "because " + words;
  opinion.document = "none";
  opinion.group = "g1";
  out.opinions = {opinion};
  out.groups = {{"g1", {"o1"}, "o1"}};
  out.places = {{"none", "", "", "", {"g1"}}};
  out.figures.opinions = 1;
  return out;
}

}  // namespace

TEST_CASE("no words of an opinion make a document that is no XML") {
  const SigningKey key = new_signing_key();
  for (const std::string words : {"a < b & c > d \"e\" 'f' ]]> <!-- -->", "one\x01two\x1F\x7F", "one\xEF\xBF\xBEtwo\xEF\xBF\xBF", "a\vb\fc\rd\te\nf",
                                  "mail\xE2\x80\x91ing soft\xC2\xADness\xC2\xA0", "\xF0\x9F\x8C\xB3 \xE2\x80\x8B\xEF\xBB\xBFx", "\x01", " \n ", "&#1; &amp;"}) {
    CAPTURE(words);
    const Result<std::string> report = report::write_docx_report(with_opinion(words), key);
    REQUIRE(report);
    const Result<ZipReader> zip = ZipReader::open(*report);
    REQUIRE(zip);
    const Result<std::string> document = zip->read("word/document.xml");
    REQUIRE(document);
    bool only_xml = true;
    for (std::size_t at = 0; at < document->size();) only_xml = is_xml_char(next_code_point(*document, at)) && only_xml;
    CHECK(only_xml);
    const Result<report::Verdict> verdict = report::verify_report(*report);
    REQUIRE(verdict);
    CHECK(verdict->holds());
  }
}
