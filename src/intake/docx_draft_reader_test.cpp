#include "intake/docx_draft_reader.h"

#include <doctest/doctest.h>

#include "intake/test_office_files.h"

using namespace dh;
using namespace dh::intake;
using namespace dh::intake::test;

namespace {

const std::string draft_text = "Thư viện mở cửa đến 21 giờ tất cả các ngày trong tuần.";

Consultation consultation() {
  Consultation out;
  Draft draft;
  draft.id = "de-an";
  Block block;
  block.text = draft_text;
  draft.blocks.push_back(block);
  out.drafts.push_back(draft);
  return out;
}

Reading read(const std::string& body, std::vector<ZipEntry> more = {}) {
  Reading reading = read_docx_draft({docx(body, std::move(more)), "du-thao.docx"}, consultation()).value();
  CHECK(span_faults(reading) == std::vector<std::string>{});
  return reading;
}

std::string p(const std::string& runs) { return "<w:p>" + runs + "</w:p>"; }

ZipEntry comments(const std::string& inner) { return {"word/comments.xml", "<w:comments xmlns:w=\"w\" xmlns:w14=\"w14\">" + inner + "</w:comments>"}; }

const MarkedRange& mark(const Opinion& opinion) {
  REQUIRE(opinion.hints.mark.has_value());
  return *opinion.hints.mark;
}

std::string marked(const Opinion& opinion) { return mark(opinion).paragraph.substr(mark(opinion).start, mark(opinion).end - mark(opinion).start); }

// The paragraph with this one change taken up.
std::string after(const Opinion& opinion) {
  std::string text = mark(opinion).paragraph;
  return text.replace(mark(opinion).start, mark(opinion).end - mark(opinion).start, mark(opinion).inserted);
}

using Via = MarkedRange::Via;

}  // namespace

TEST_CASE("words put in: who, where, after what") {
  const Reading reading = read(p(run("Mở cửa đến 21 giờ")) + p(run("Giữ sân sạch ") + inserted("TV-1", "và yên tĩnh ") + run("mỗi ngày.")));
  REQUIRE(reading.opinions.size() == 1);
  const Opinion& one = reading.opinions[0];
  CHECK(one.text == "và yên tĩnh ");
  CHECK(one.hints.member == "TV-1");
  CHECK(one.where == "tracked change 1, paragraph 2");
  CHECK(mark(one).via == Via::inserted);
  CHECK(mark(one).part == "word/document.xml");
  CHECK(mark(one).paragraph_index == 1);
  CHECK(mark(one).paragraph == "Giữ sân sạch mỗi ngày.");
  CHECK(mark(one).start == std::string("Giữ sân sạch ").size());
  CHECK(marked(one) == "");
  CHECK(after(one) == "Giữ sân sạch và yên tĩnh mỗi ngày.");
  CHECK(one.proposal.from == "");
  CHECK(one.proposal.to == "và yên tĩnh ");
  CHECK(one.proposal.after == "Giữ sân sạch ");
  CHECK(reading.parts.at(0).text == "Mở cửa đến 21 giờ\nGiữ sân sạch và yên tĩnh mỗi ngày.");
}

TEST_CASE("words struck out") {
  const Reading reading = read(p(run("Mở cửa ") + deleted("TV-2", "rất ") + run("sớm.")));
  REQUIRE(reading.opinions.size() == 1);
  const Opinion& one = reading.opinions[0];
  CHECK(one.text == "rất ");
  CHECK(one.hints.member == "TV-2");
  CHECK(mark(one).via == Via::deleted);
  CHECK(mark(one).paragraph == "Mở cửa rất sớm.");
  CHECK(marked(one) == "rất ");
  CHECK(after(one) == "Mở cửa sớm.");
  CHECK(one.proposal.from == "rất ");
  CHECK(one.proposal.to == "");
  CHECK(one.proposal.after == "");
}

TEST_CASE("words replaced are one change, in whichever order they stand") {
  for (const std::string& change : {deleted("TV-1", "21") + inserted("TV-1", "22"), inserted("TV-1", "22") + deleted("TV-1", "21"),
                                    deleted("TV-1", "2") + inserted("TV-1", "22") + deleted("TV-1", "1")}) {
    const Reading reading = read(p(run("Đến ") + change + run(" giờ.")));
    REQUIRE(reading.opinions.size() == 1);
    const Opinion& one = reading.opinions[0];
    CHECK(one.text == "22");
    CHECK(mark(one).via == Via::replaced);
    CHECK(mark(one).paragraph == "Đến 21 giờ.");
    CHECK(marked(one) == "21");
    CHECK(mark(one).inserted == "22");
    CHECK(after(one) == "Đến 22 giờ.");
    CHECK(one.proposal.from == "21");
    CHECK(one.proposal.to == "22");
    CHECK(reading.parts.at(0).text == "Đến 2122 giờ.");
    CHECK(reading.spans.at(0).role == Role::quoted_draft);
    CHECK(reading.spans.at(0).end == std::string("Đến 21").size());
  }
}

TEST_CASE("changes of two persons, and changes apart, are two; each counts from the paragraph before any change") {
  const Reading reading = read(p(run("a ") + deleted("TV-1", "bb") + inserted("TV-2", "xx") + run(" c ") + deleted("TV-2", "dd")));
  REQUIRE(reading.opinions.size() == 3);
  CHECK(reading.opinions[0].hints.member == "TV-1");
  CHECK(mark(reading.opinions[0]).via == Via::deleted);
  CHECK(reading.opinions[1].hints.member == "TV-2");
  CHECK(mark(reading.opinions[1]).via == Via::inserted);
  CHECK(mark(reading.opinions[1]).start == 4);
  CHECK(reading.opinions[2].where == "tracked change 3, paragraph 1");
  for (const Opinion& one : reading.opinions) CHECK(mark(one).paragraph == "a bb c dd");
  CHECK(after(reading.opinions[2]) == "a bb c ");
}

TEST_CASE("what stands before an insertion is told from a word's beginning") {
  const std::string word(60, 'x');
  const auto stands_after = [](const std::string& before) {
    return read(p(run(before) + inserted("TV-1", "mới") + run(" và sau đó"))).opinions.at(0).proposal.after;
  };
  CHECK(stands_after("Một hai ba bốn năm sáu bảy tám chín mười, ") == "năm sáu bảy tám chín mười, ");
  CHECK(stands_after("Xem " + word) == word);
  CHECK(stands_after(word) == word);
  CHECK(stands_after("Xem " + word + " ") == word + " ");
  const std::string marks = "ừừừừừừừừừừừừừừừừừừừừ";
  CHECK(stands_after("Xem " + marks) == marks);
  CHECK(stands_after(marks) == marks);
}

TEST_CASE("a comment hangs on its range, and quotes it") {
  const Reading reading =
      read(p(run("Giữ sân sạch.")) + p(run("Mở cửa ") + "<w:commentRangeStart w:id=\"7\"/>" + run("đến 21 giờ") + "<w:commentRangeEnd w:id=\"7\"/>" + run(" mỗi ngày.")),
           {comments("<w:comment w:id=\"7\" w:author=\"TV-3\">" + p(run("Nên đến 22 giờ.")) + p(run("Mùa hè thì sớm hơn.")) + "</w:comment>")});
  REQUIRE(reading.opinions.size() == 1);
  const Opinion& one = reading.opinions[0];
  CHECK(one.text == "Nên đến 22 giờ.\nMùa hè thì sớm hơn.");
  CHECK(one.where == "comment 1");
  CHECK(one.hints.member == "TV-3");
  CHECK(one.hints.quote == "đến 21 giờ");
  CHECK(mark(one).via == Via::comment);
  CHECK(mark(one).paragraph_index == 1);
  CHECK(mark(one).paragraph == "Mở cửa đến 21 giờ mỗi ngày.");
  CHECK(marked(one) == "đến 21 giờ");
  REQUIRE(reading.parts.size() == 2);
  CHECK(reading.parts[1].name == "word/comments.xml");
  CHECK(one.part == 1);
}

TEST_CASE("a comment over paragraphs hangs where it begins; an answer to it hangs there too") {
  const Reading reading =
      read(p(run("một ") + "<w:commentRangeStart w:id=\"0\"/>" + run("hai")) + p(run("ba") + "<w:commentRangeEnd w:id=\"0\"/>" + run(" bốn")),
           {comments("<w:comment w:id=\"0\" w:author=\"TV-1\"><w:p w14:paraId=\"A1\">" + run("Gộp lại.") + "</w:p></w:comment>" +
                     "<w:comment w:id=\"1\" w:author=\"TV-2\"><w:p w14:paraId=\"A2\">" + run("Không nên.") + "</w:p></w:comment>" +
                     "<w:comment w:id=\"2\" w:author=\"TV-2\"><w:p>" + run(" ") + "</w:p></w:comment>"),
            {"word/commentsExtended.xml",
             "<w15:commentsEx xmlns:w15=\"w15\"><w15:commentEx w15:paraId=\"A1\"/><w15:commentEx w15:paraId=\"A2\" w15:paraIdParent=\"A1\"/></w15:commentsEx>"}});
  REQUIRE(reading.opinions.size() == 2);
  CHECK(reading.opinions[0].hints.quote == "hai");
  CHECK(reading.opinions[1].text == "Không nên.");
  CHECK(reading.opinions[1].hints.member == "TV-2");
  CHECK(reading.opinions[1].hints.quote == "hai");
}

TEST_CASE("a thread: every answer is an opinion of its author at the place of the first comment, resolved or not") {
  const auto comment = [](const std::string& number, const std::string& author, const std::string& text) {
    return "<w:comment w:id=\"" + number + "\" w:author=\"" + author + "\"><w:p w14:paraId=\"A" + number + "\">" + run(text) + "</w:p></w:comment>";
  };
  const auto thread = [](const std::string& own, const std::string& parent, bool done) {
    return "<w15:commentEx w15:paraId=\"" + own + "\"" + (parent.empty() ? "" : " w15:paraIdParent=\"" + parent + "\"") + " w15:done=\"" + (done ? "1" : "0") + "\"/>";
  };
  const Reading reading =
      read(p(run("Mở cửa ") + "<w:commentRangeStart w:id=\"0\"/>" + run("đến 21 giờ") + "<w:commentRangeEnd w:id=\"0\"/>") +
               p("<w:commentRangeStart w:id=\"3\"/>" + run("Giữ sân sạch.") + "<w:commentRangeEnd w:id=\"3\"/>"),
           {comments(comment("0", "TV-1", "Nên đến 22 giờ.") + comment("1", "TV-2", "Tôi không đồng ý.") + comment("2", "TV-3", "Đồng ý với TV-2.") +
                     comment("3", "TV-1", "Thêm “và xanh”.") + "<w:comment w:id=\"4\" w:author=\"TV-4\">" + p(run("Lời không có chỗ.")) + "</w:comment>"),
            {"word/commentsExtended.xml", "<w15:commentsEx xmlns:w15=\"w15\">" + thread("A0", "", true) + thread("A1", "A0", true) +
                                              thread("A2", "A1", true) + thread("A3", "", false) + "</w15:commentsEx>"}});
  REQUIRE(reading.opinions.size() == 5);
  const std::vector<std::string> authors = {"TV-1", "TV-2", "TV-3", "TV-1", "TV-4"};
  for (std::size_t i = 0; i < authors.size(); ++i) CHECK(reading.opinions[i].hints.member == authors[i]);
  for (std::size_t i = 0; i < 3; ++i) {
    CHECK(marked(reading.opinions[i]) == "đến 21 giờ");
    CHECK(reading.opinions[i].hints.quote == "đến 21 giờ");
    CHECK(mark(reading.opinions[i]).paragraph_index == 0);
  }
  CHECK(reading.opinions[2].text == "Đồng ý với TV-2.");
  CHECK(marked(reading.opinions[3]) == "Giữ sân sạch.");
  CHECK_FALSE(reading.opinions[4].hints.mark.has_value());
}

TEST_CASE("answers in a ring hang nowhere, and end") {
  const Reading reading =
      read(p(run(draft_text)), {comments("<w:comment w:id=\"0\" w:author=\"TV-1\"><w:p w14:paraId=\"A0\">" + run("Một.") + "</w:p></w:comment>" +
                                         "<w:comment w:id=\"1\" w:author=\"TV-2\"><w:p w14:paraId=\"A1\">" + run("Hai.") + "</w:p></w:comment>"),
                                {"word/commentsExtended.xml", "<w15:commentsEx xmlns:w15=\"w15\"><w15:commentEx w15:paraId=\"A0\" w15:paraIdParent=\"A1\"/>"
                                                              "<w15:commentEx w15:paraId=\"A1\" w15:paraIdParent=\"A0\"/></w15:commentsEx>"}});
  REQUIRE(reading.opinions.size() == 2);
  CHECK_FALSE(reading.opinions[0].hints.mark.has_value());
}

TEST_CASE("new words in a colour or highlighted, and nothing tracked") {
  const auto in = [](const std::string& properties, const std::string& text) {
    return "<w:r><w:rPr>" + properties + "</w:rPr><w:t xml:space=\"preserve\">" + text + "</w:t></w:r>";
  };
  const std::string head = "Thư viện mở cửa đến 21 giờ", tail = " tất cả các ngày trong tuần.";
  for (const std::string look : {"<w:color w:val=\"FF0000\"/>", "<w:highlight w:val=\"yellow\"/>"}) {
    const std::string body = p(run(draft_text)) + p(run(head) + in(look, ", mùa thi đến 23 giờ,") + run(tail)) + p(in(look, "Thêm một phòng đọc ở khu B."));
    CHECK(recognise_docx_draft({docx(body), "a.docx"}, consultation()) == 0.95);
    const Reading reading = read(body);
    REQUIRE(reading.opinions.size() == 2);
    const Opinion& one = reading.opinions[0];
    CHECK(one.text == ", mùa thi đến 23 giờ,");
    CHECK(mark(one).via == Via::highlighted);
    CHECK(mark(one).paragraph == draft_text);
    CHECK(mark(one).start == head.size());
    CHECK(after(one) == head + ", mùa thi đến 23 giờ," + tail);
    CHECK(one.proposal.to == ", mùa thi đến 23 giờ,");
    CHECK(one.proposal.after == "Thư viện mở cửa đến 21 giờ");
    CHECK(reading.opinions[1].text == "Thêm một phòng đọc ở khu B.");
    CHECK(mark(reading.opinions[1]).paragraph == "");
    // The draft's own words stay the draft's, in whatever colour.
    const std::string plain = p(run(draft_text)) + p(run(head) + in(look, tail));
    CHECK(recognise_docx_draft({docx(plain), "a.docx"}, consultation()) == 0);
    CHECK(read(plain).opinions.empty());
  }
}

TEST_CASE("a comment on words that another replaced quotes the draft's own words") {
  const Reading reading = read(p(run("Đến ") + "<w:commentRangeStart w:id=\"0\"/>" + deleted("TV-1", "21") + inserted("TV-1", "22") + run(" giờ") + "<w:commentRangeEnd w:id=\"0\"/>"),
                               {comments("<w:comment w:id=\"0\" w:author=\"TV-2\">" + p(run("Không đổi.")) + "</w:comment>")});
  REQUIRE(reading.opinions.size() == 2);
  CHECK(reading.opinions[1].hints.quote == "21 giờ");
}

TEST_CASE("a change in a footnote is of the footnotes' part") {
  const Reading reading = read(p(run("Sân chung") + "<w:r><w:footnoteReference w:id=\"2\"/></w:r>"),
                               {{"word/footnotes.xml", "<w:footnotes xmlns:w=\"w\"><w:footnote w:id=\"2\">" + p(run("Kể cả ") + inserted("TV-1", "lối đi")) + "</w:footnote></w:footnotes>"}});
  REQUIRE(reading.opinions.size() == 1);
  CHECK(mark(reading.opinions[0]).part == "word/footnotes.xml");
  CHECK(mark(reading.opinions[0]).paragraph == "Kể cả ");
  CHECK(reading.parts.at(1).text == "Kể cả lối đi");
}

TEST_CASE("a returned draft is known by its words; a file without marks is none") {
  const std::string changed = p(run(draft_text)) + p(deleted("TV-1", "x"));
  CHECK(recognise_docx_draft({docx(changed), "a.docx"}, consultation()) == 0.95);
  CHECK(read(changed).document_as_written == "de-an");
  const std::string other = p(run("Một văn bản khác hẳn với dự thảo.") + deleted("TV-1", "x"));
  CHECK(recognise_docx_draft({docx(other), "a.docx"}, consultation()) == 0.3);
  CHECK(read(other).document_as_written == "");
  CHECK(recognise_docx_draft({docx(p(run(draft_text))), "a.docx"}, consultation()) == 0);
  CHECK(recognise_docx_draft({"hello", "a.docx"}, consultation()) == 0);
}
