#include "read_object.hpp"

#include "base/base64url.hpp"
#include "json/parse_object.hpp"

using jwt::Refusal;

namespace lesson {

std::expected<json::Value, Refusal> read_object(std::string_view part) {
  const auto text = base::base64url_decode_text(part);
  if (!text) return std::unexpected(Refusal::invalid_encoding);
  auto object = json::parse_object(*text);
  if (!object) return std::unexpected(Refusal::invalid_json);
  return std::move(*object);
}

}  // namespace lesson
