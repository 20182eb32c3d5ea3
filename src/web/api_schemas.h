// The shapes that go in and out of the API, as JSON Schema by name. Answers are tested against them.
#pragma once

namespace dh::web {

extern const char* const api_schemas;  // a JSON object: name -> schema; `$ref`s as in an OpenAPI document

}  // namespace dh::web
