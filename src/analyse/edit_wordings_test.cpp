// How officials and members word an edit, in many turns of speech: what shall go, what shall come. The labels were decided
// before the reader was run on them.
#include <doctest/doctest.h>

#include <string>

#include "analyse/cue_words.h"
#include "analyse/settled_edit.h"
#include "analyse/stated_edit.h"
#include "text/fold.h"

namespace {

using namespace dh;
using namespace dh::analyse;

constexpr const char* garden = "Phát triển kinh tế vườn, chăn nuôi gia súc gia cầm theo hướng an toàn sinh học; hình thành 12 tổ hợp tác sản xuất rau sạch.";
constexpr const char* figures = "Tỷ lệ hộ dân dùng nước sạch đạt 92%, tỷ lệ hộ nghèo giảm còn 3,5%; thu nhập bình quân đầu người đạt 65 triệu đồng/năm.";
constexpr const char* desk = "Đẩy mạnh cải cách thủ tục hành chính, nâng cao thái độ phục vụ của cán bộ một cửa, rút ngắn thời gian giải quyết hồ sơ.";
constexpr const char* classes = "Tổ chức 04 lớp tập huấn kỹ năng số cho 300 hội viên, thành lập 05 câu lạc bộ khởi nghiệp.";
constexpr const char* care = "Quan tâm chăm lo đời sống vật chất, tinh thần cho người cao tuổi, trẻ em và người khuyết tật.";
constexpr const char* faults = "Công tác tuyên truyền có lúc chưa kịp thời; một số chi bộ sinh hoạt còn hình thức.";
constexpr const char* motto = "Chủ đề: “Đoàn kết, kỷ cương, đổi mới, phát triển”.";
constexpr const char* waste = "Bảo vệ môi trừơng, thu gom rác thải rắn rắn sinh hoạt; trồng mới 20.000 cây xanh phân tán.";
constexpr const char* ward = "Phấn đấu đến năm 2030 xã Hòa An cơ bản trở thành phường, có kết cấu hạ tầng đồng bộ.";
constexpr const char* others = "Giữ gìn môi trường; phân loại rác thải tại nguồn, giảm rác thải nhựa, rác thải rắn; môi trường sống trong lành.";

struct Wording {
  const char* block;
  const char* text;
  const char* from;
  const char* to;
};

constexpr Wording wordings[] = {
    {garden, "Thay cụm từ \"an toàn sinh học\" bằng \"hữu cơ, tuần hoàn\".", "an toàn sinh học", "hữu cơ, tuần hoàn"},
    {desk, "Đề nghị thay cụm từ “rút ngắn thời gian” bằng cụm từ “giảm ít nhất 30% thời gian” để dễ kiểm tra.", "rút ngắn thời gian", "giảm ít nhất 30% thời gian"},
    {ward, "Bỏ chữ \"cơ bản\" trong câu \"cơ bản trở thành phường\" vì nghe không dứt khoát.", "cơ bản trở thành phường", "trở thành phường"},
    {waste, "Sửa \"trừơng\" thành \"trường\".", "trừơng", "trường"},
    {care, "Nên thêm cụm \"và đồng bào dân tộc thiểu số\" vào sau \"người khuyết tật\".", "", "và đồng bào dân tộc thiểu số"},
    {care, "Sau \"người cao tuổi\" thêm \"neo đơn\".", "", "neo đơn"},
    {motto, "Chuyển ý \"kỷ cương\" lên trước \"đoàn kết\".", "Đoàn kết, kỷ cương", "kỷ cương, Đoàn kết"},
    {motto, "Đưa \"phát triển\" lên đầu cho mạnh mẽ.", "Đoàn kết, kỷ cương, đổi mới, phát triển", "phát triển, Đoàn kết, kỷ cương, đổi mới"},
    {figures, "Nâng chỉ tiêu hộ dùng nước sạch từ 92% lên 95%.", "92%", "95%"},
    {figures, "Chỉ tiêu hộ nghèo 3,5% còn cao, đề nghị hạ xuống còn 2%.", "3,5%", "2%"},
    {figures, "Thu nhập 65 triệu là thấp, nên phấn đấu 72 triệu đồng/năm.", "65 triệu đồng/năm", "72 triệu đồng/năm"},
    {waste, "Nâng số cây trồng mới lên 25.000 cây cho xứng với diện tích.", "20.000", "25.000"},
    {faults, "Câu \"một số chi bộ sinh hoạt còn hình thức\" nên viết lại là \"chất lượng sinh hoạt của một số chi bộ chưa cao\".", "một số chi bộ sinh hoạt còn hình thức", "chất lượng sinh hoạt của một số chi bộ chưa cao"},
    {classes, "Đề nghị ghi rõ \"05 câu lạc bộ khởi nghiệp của phụ nữ\" thay vì \"05 câu lạc bộ khởi nghiệp\".", "05 câu lạc bộ khởi nghiệp", "05 câu lạc bộ khởi nghiệp của phụ nữ"},
    {waste, "Trang 3: lặp từ \"rắn\", bỏ một từ.", "thải rắn rắn", "thải rắn"},
    {waste, "sua \"thu gom rac thai ran ran\" thanh \"thu gom rac thai ran\"", "thải rắn rắn", "thải rắn"},
    {figures, "de nghi nang ty le ho dung nuoc sach len 96%", "92%", "96%"},
    {care, "De nghi thay \"nguoi khuyet tat\" bang \"nguoi yeu the\"", "người khuyết tật", "nguoi yeu the"},
    {desk, "Tôi đề nghị không dùng từ \"cán bộ một cửa\" mà dùng \"công chức bộ phận một cửa\".", "cán bộ một cửa", "công chức bộ phận một cửa"},
    {classes, "Nên dùng \"hội viên, nông dân\" thay từ \"hội viên\".", "hội viên", "hội viên, nông dân"},
    {faults, "Cụm từ \"có lúc chưa kịp thời\" đề nghị sửa lại thành \"chưa thường xuyên, thiếu trọng tâm\" thì đúng hơn.", "có lúc chưa kịp thời", "chưa thường xuyên, thiếu trọng tâm"},
    {ward, "Xin sửa cụm từ “có kết cấu hạ tầng đồng bộ” thành “có kết cấu hạ tầng đồng bộ, hiện đại”", "có kết cấu hạ tầng đồng bộ", "có kết cấu hạ tầng đồng bộ, hiện đại"},
    {care, "Bổ sung thêm sau từ \"trẻ em\" nội dung \", thanh thiếu niên\".", "", ", thanh thiếu niên"},
    {motto, "Trước cụm từ \"phát triển\" thêm \"sáng tạo\".", "", "sáng tạo"},
    {waste, "Vì địa phương chưa có quỹ đất nên đề nghị bỏ chỉ tiêu \"trồng mới 20.000 cây xanh phân tán\".", "trồng mới 20.000 cây xanh phân tán", ""},
    {classes, "Do kinh phí hạn hẹp, đề nghị giảm số lớp tập huấn từ 04 xuống 02 lớp.", "04 lớp", "02 lớp"},
    {desk, "Bỏ: \"rút ngắn thời gian giải quyết hồ sơ\".", "rút ngắn thời gian giải quyết hồ sơ", ""},
    {ward, "Cắt bớt từ \"cơ bản\".", "cơ bản", ""},
    {ward, "Nên bỏ từ cơ bản ở câu này vì không rõ nghĩa.", "cơ bản", ""},
    {faults, "Sửa từ hình thức thành từ qua loa.", "hình thức", "qua loa"},
    {care, "Đề nghị thêm từ neo đơn sau từ người cao tuổi.", "", "neo đơn"},
    {motto, "Thay chữ đổi mới bằng chữ sáng tạo trong chủ đề.", "đổi mới", "sáng tạo"},
    {waste, "Từ \"trừơng\" sai chính tả, phải là \"trường\".", "trừơng", "trường"},
    {waste, "\"môi trừơng\" gõ sai dấu.", "môi trừơng", "môi trường"},
    {classes, "Đổi tên câu lạc bộ \"khởi nghiệp\" thành câu lạc bộ \"khởi nghiệp xanh\".", "khởi nghiệp", "khởi nghiệp xanh"},
    {desk, "Cần ghi cụ thể: \"hồ sơ đất đai, hồ sơ hộ tịch\" thay cho \"hồ sơ\" chung chung.", "hồ sơ", "hồ sơ đất đai, hồ sơ hộ tịch"},
    {ward, "Điều chỉnh \"Phấn đấu đến năm 2030\" thành \"Đến năm 2028\".", "Phấn đấu đến năm 2030", "Đến năm 2028"},
    {classes, "Chỉ tiêu 300 hội viên là ít so với 1.200 hội viên toàn xã, ít nhất phải 500.", "300", "500"},
    {care, "Viết \"người cao tuổi, trẻ em\" là thiếu, cần thêm \"phụ nữ đơn thân\".", "", "phụ nữ đơn thân"},
    {garden, "Bổ sung nhiệm vụ lắp camera an ninh ở các ngã ba, vì trộm cắp còn nhiều.", "", "lắp camera an ninh ở các ngã ba"},
    {garden, "Đề nghị bổ sung giải pháp về đào tạo nghề cho lao động trung niên.", "", "đào tạo nghề cho lao động trung niên"},
    {care, "Kiến nghị đưa nội dung phòng chống đuối nước cho trẻ em vào đoạn này.", "", "phòng chống đuối nước cho trẻ em"},
    {waste, "Thừa chữ \"rắn\" thứ hai.", "thải rắn rắn", "thải rắn"},
    {garden, "Chữ \"gia súc gia cầm\" thiếu dấu phẩy, phải là \"gia súc, gia cầm\".", "gia súc gia cầm", "gia súc, gia cầm"},
    {ward, "Thiếu từ \"nông thôn\" sau từ \"hạ tầng\".", "", "nông thôn"},
    {figures, "“tỷ lệ hộ nghèo giảm còn 3,5%” viết lại “tỷ lệ hộ nghèo đa chiều giảm còn 3,5%” cho đúng chuẩn mới.", "tỷ lệ hộ nghèo giảm còn 3,5%", "tỷ lệ hộ nghèo đa chiều giảm còn 3,5%"},
    {waste, "Nên tách \"trồng mới 20.000 cây xanh phân tán\" thành một chỉ tiêu riêng.", "", ""},
    {care, "Gộp \"trẻ em\" và \"người khuyết tật\" thành \"nhóm yếu thế\".", "trẻ em và người khuyết tật", "nhóm yếu thế"},
    {care, "Đảo \"trẻ em\" lên trước \"người cao tuổi\".", "người cao tuổi, trẻ em", "trẻ em, người cao tuổi"},
    {classes, "Câu cuối nên sửa: thành lập 06 câu lạc bộ khởi nghiệp.", "05", "06"},
    {ward, "Không đồng ý bỏ cụm \"cơ bản\".", "", ""},
    {faults, "Đồng ý với ý kiến thay \"hình thức\" bằng \"qua loa\".", "hình thức", "qua loa"},
    {motto, "Không nên thay \"đổi mới\" bằng \"sáng tạo\".", "", ""},
    {waste, "Năm 2019 xã đã trồng 18.000 cây, đề nghị khen các đơn vị làm tốt.", "", ""},
    {classes, "Đề nghị làm rõ vì sao chỉ có 04 lớp tập huấn.", "", ""},
    {classes, "Sau dòng \"thành lập 05 câu lạc bộ khởi nghiệp\" bổ sung: \", trong đó có 02 câu lạc bộ do thanh niên làm chủ nhiệm\".", "", ", trong đó có 02 câu lạc bộ do thanh niên làm chủ nhiệm"},
    {care, "Đổi cụm từ: chăm lo đời sống => nâng cao đời sống.", "chăm lo đời sống", "nâng cao đời sống"},
    {desk, "\"thái độ phục vụ\" -> \"tinh thần, thái độ phục vụ\"", "thái độ phục vụ", "tinh thần, thái độ phục vụ"},
    {faults, "Chỉnh lại câu từ: “chưa kịp thời” → “chưa kịp thời, thiếu hấp dẫn”", "chưa kịp thời", "chưa kịp thời, thiếu hấp dẫn"},
    {ward, "ko nên ghi \"cơ bản trở thành phường\", ghi là \"trở thành phường\" thôi", "cơ bản trở thành phường", "trở thành phường"},
    {desk, "Cụm “cán bộ một cửa” nay không còn phù hợp. Luật mới gọi là “công chức Trung tâm phục vụ hành chính công”.", "cán bộ một cửa", "công chức Trung tâm phục vụ hành chính công"},
    {garden, "Thêm vào cuối câu: \"gắn với chuyển đổi số\".", "", "gắn với chuyển đổi số"},
    {desk, "Bổ sung vào đầu câu cụm từ \"Tiếp tục\".", "", "Tiếp tục"},
    {ward, "Nên nói là \"phường văn minh\" chứ đừng nói \"phường\" không.", "phường", "phường văn minh"},
    {classes, "Ghi 300 hội viên là chưa đủ, xin nâng thành 450 hội viên.", "300", "450"},
    {figures, "Tỷ lệ hộ nghèo để 3,5% thì không ổn, đề xuất 1,8%.", "3,5%", "1,8%"},
    // A second lot, written after the first was read.
    {garden, "Kiến nghị sửa cụm từ \"theo hướng\" thành \"bảo đảm\".", "theo hướng", "bảo đảm"},
    {garden, "\"tổ hợp tác\" đề nghị đổi thành \"hợp tác xã\", vì tổ hợp tác không có tư cách pháp nhân.", "tổ hợp tác", "hợp tác xã"},
    {figures, "Đề nghị điều chỉnh tỷ lệ hộ dân dùng nước sạch từ 92% thành 98% cho kịp nông thôn mới nâng cao.", "92%", "98%"},
    {figures, "Tôi thấy thu nhập 65 triệu đồng/năm chưa sát, nên đặt 60 triệu đồng/năm.", "65 triệu đồng/năm", "60 triệu đồng/năm"},
    {figures, "thu nhap binh quan dau nguoi nen dat 70 trieu dong/nam", "65 triệu đồng/năm", "70 trieu dong/nam"},
    {desk, "Bổ sung cụm từ \", xin lỗi bằng văn bản khi trễ hẹn\" vào cuối đoạn.", "", ", xin lỗi bằng văn bản khi trễ hẹn"},
    {desk, "Đề nghị chèn \"100%\" trước \"hồ sơ\".", "", "100%"},
    {desk, "Xoá cụm \"nâng cao thái độ phục vụ của cán bộ một cửa\" do đã nêu ở mục trên.", "nâng cao thái độ phục vụ của cán bộ một cửa", ""},
    {desk, "Không nên viết \"rút ngắn\" mà phải là \"cắt giảm\".", "rút ngắn", "cắt giảm"},
    {classes, "Chỗ \"kỹ năng số\" thay bằng \"kỹ năng số cơ bản\" cho dễ hiểu.", "kỹ năng số", "kỹ năng số cơ bản"},
    {classes, "Thành lập 05 câu lạc bộ là quá nhiều, chỉ nên 03.", "05", "03"},
    {classes, "De nghi giam con 200 hoi vien.", "300", "200"},
    {classes, "Nâng từ 04 lên 06 lớp tập huấn.", "04 lớp tập huấn", "06 lớp tập huấn"},
    {care, "Đề nghị đặt \"trẻ em\" trước \"người cao tuổi\".", "người cao tuổi, trẻ em", "trẻ em, người cao tuổi"},
    {care, "Từ \"chăm lo\" nên thay là \"chăm sóc\".", "chăm lo", "chăm sóc"},
    {care, "Thêm chữ \"và\" sau \"tinh thần\".", "", "và"},
    {care, "Theo tôi nên bỏ hai chữ \"Quan tâm\" ở đầu câu.", "Quan tâm", ""},
    {care, "sau cum tu \"tre em\" bo sung \"mo coi\"", "", "mo coi"},
    {faults, "Đánh giá \"có lúc chưa kịp thời\" là nhẹ. Phải ghi: \"còn chậm, nội dung nghèo nàn\".", "có lúc chưa kịp thời", "còn chậm, nội dung nghèo nàn"},
    {faults, "Viết lại câu: \"Công tác tuyên truyền có lúc chưa kịp thời\" thành \"Công tác tuyên truyền chậm đổi mới\".", "Công tác tuyên truyền có lúc chưa kịp thời", "Công tác tuyên truyền chậm đổi mới"},
    {faults, "Cụm \"còn hình thức\" nghe nặng nề, xin đổi là \"chưa thực chất\".", "còn hình thức", "chưa thực chất"},
    {motto, "Chuyển \"đổi mới\" xuống cuối.", "Đoàn kết, kỷ cương, đổi mới, phát triển", "Đoàn kết, kỷ cương, phát triển, đổi mới"},
    {motto, "Chủ đề nên bổ sung hai từ \"dân chủ\" trước \"kỷ cương\".", "", "dân chủ"},
    {motto, "Phản đối việc bỏ chữ \"kỷ cương\".", "", ""},
    {motto, "Tôi không tán thành thay \"đoàn kết\" bằng chữ khác.", "", ""},
    {waste, "Lỗi đánh máy: \"rác thải rắn rắn\".", "thải rắn rắn", "thải rắn"},
    {waste, "Sai chính tả: \"môi trừơng\" → \"môi trường\"", "môi trừơng", "môi trường"},
    {waste, "\"phân tán\" bỏ đi, ghi \"trồng mới 20.000 cây xanh\" là đủ.", "phân tán", ""},
    {ward, "Mốc \"năm 2030\" nên lùi lại \"năm 2032\".", "năm 2030", "năm 2032"},
    {ward, "Đề nghị ghi \"xã Hòa An đạt chuẩn phường\" thay vì \"xã Hòa An cơ bản trở thành phường\" nhằm rõ tiêu chí.", "xã Hòa An cơ bản trở thành phường", "xã Hòa An đạt chuẩn phường"},
    {ward, "Có ý kiến cho rằng \"đồng bộ\" phải đi kèm \"hiện đại\", đề nghị thêm \"và hiện đại\" sau từ \"đồng bộ\".", "", "và hiện đại"},
    {ward, "Kết cấu hạ tầng phải gồm cả hạ tầng số, đề nghị ghi thêm \"cả hạ tầng số\".", "", "cả hạ tầng số"},
};

std::string compared(const std::string& words) { return fold_words(words); }

}  // namespace

TEST_CASE("turns of speech that ask for an edit are read as their writers mean them") {
  std::vector<Draft> drafts(1);
  for (const char* text : {garden, figures, desk, classes, care, faults, motto, waste, ward, others}) {
    Block block;
    block.text = text;
    drafts[0].blocks.push_back(block);
  }
  const WordBonds bonds(drafts);
  for (const Wording& one : wordings) {
    const Proposal edit = settle_edit(stated_edit(one.text), {one.block, {}, {}, {}, one.text, written_without_marks(one.text)}, bonds).proposal;
    CAPTURE(std::string(one.text));
    CHECK(compared(edit.from) == compared(one.from));
    CHECK(compared(edit.to) == compared(one.to));
  }
}
