#include "read_object.hpp"

#include "jwt/base64url.hpp"
#include "jwt/strict_json.hpp"

using jwt::Refusal;

namespace lesson {

std::expected<jwt::Json, Refusal> read_object(std::string_view part) {
  const auto text = jwt::base64url_decode_text(part);
  if (!text) return std::unexpected(Refusal::invalid_encoding);
  auto object = jwt::parse_json_object(*text);
  if (!object) return std::unexpected(Refusal::invalid_json);
  return std::move(*object);
}

}  // namespace lesson
