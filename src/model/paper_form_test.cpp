#include "model/paper_form.h"

#include <doctest/doctest.h>

using namespace dh;

TEST_CASE("a form's code says what it was given, and nothing when a letter is lost") {
  const FormPage page{"0a1b2c3d", "CK/1", "ĐV-0101", "de-an", "1 (lần 2)", 2, {{FormBox::On::topic, "1.7", -1}, {FormBox::On::heading, {}, 12}, {}}};
  const std::string code = form_code(page);
  for (const char c : code) CHECK((c > ' ' && c < 0x7F));
  CHECK(is_form_code(code));
  CHECK(read_form_code(code).value() == page);
  for (std::size_t i = 0; i < code.size(); ++i) {
    std::string other = code;
    other[i] = other[i] == 'x' ? 'y' : 'x';
    CHECK_FALSE(read_form_code(other).has_value());
    CHECK_FALSE(read_form_code(code.substr(0, i)).has_value());
  }
  const FormPage blank{"0a1b2c3d", "CK", "", "de-an", "", 1, {{}}};
  CHECK(read_form_code(form_code(blank)).value() == blank);
}
