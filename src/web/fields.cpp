#include "web/fields.h"

#include "text/utf8.h"

namespace dh::web {

Result<std::optional<std::string>> optional_text_field(const boost::json::object& body, const char* name) {
  const boost::json::value* found = body.if_contains(name);
  if (found == nullptr || found->is_null()) return std::nullopt;
  if (!found->is_string()) return fail(Error::Kind::bad_input, "must be a text", {}, name);
  std::string text(found->get_string());
  if (!is_valid_utf8(text)) return fail(Error::Kind::bad_input, "is no UTF-8", {}, name);
  return text;
}

Result<std::string> text_field_or_empty(const boost::json::object& body, const char* name) { return TRY(optional_text_field(body, name)).value_or(std::string()); }

Result<std::string> text_field(const boost::json::object& body, const char* name) {
  std::optional<std::string> text = TRY(optional_text_field(body, name));
  if (!text) return fail(Error::Kind::bad_input, "is missing", {}, name);
  return std::move(*text);
}

Result<std::optional<std::int64_t>> optional_number_field(const boost::json::object& body, const char* name) {
  const boost::json::value* found = body.if_contains(name);
  if (found == nullptr || found->is_null()) return std::nullopt;
  if (!found->is_int64()) return fail(Error::Kind::bad_input, "must be a whole number", {}, name);
  return found->get_int64();
}

Result<std::optional<bool>> optional_flag_field(const boost::json::object& body, const char* name) {
  const boost::json::value* found = body.if_contains(name);
  if (found == nullptr || found->is_null()) return std::nullopt;
  if (!found->is_bool()) return fail(Error::Kind::bad_input, "must be true or false", {}, name);
  return found->get_bool();
}

Result<std::vector<std::string>> texts_field(const boost::json::object& body, const char* name) {
  const boost::json::value* found = body.if_contains(name);
  if (found == nullptr || !found->is_array()) return fail(Error::Kind::bad_input, "must be a list of texts", {}, name);
  std::vector<std::string> out;
  for (const boost::json::value& one : found->get_array()) {
    if (!one.is_string() || !is_valid_utf8(std::string_view(one.get_string()))) return fail(Error::Kind::bad_input, "must be a list of texts", {}, name);
    out.emplace_back(one.get_string());
  }
  return out;
}

}  // namespace dh::web
