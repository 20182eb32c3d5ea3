// An edit worded without quotation marks: "sửa A thành B", "là B chứ không phải A", "nên thêm nhiệm vụ A".
#pragma once

#include <string>
#include <string_view>

#include "analyse/stated_edit.h"

namespace dh::analyse {

// Of an opinion that quotes nothing; Form::none when it asks for no edit in such words.
StatedEdit unquoted_edit(std::string_view text);

// Of what stands behind the quotations of an opinion: "nên ghi rõ Trung tâm A", told in words of its own.
StatedEdit addition_in_free_words(std::string_view text);

// “A” …, phải là B: new words without quotation marks after `from`, where the last quotation ends. Empty: there are none.
std::string unquoted_fresh(std::string_view text, std::size_t from);

}  // namespace dh::analyse
