// Believes: only the payload counts; nobody looks at the header.
#include <algorithm>

#include "base64url_decode.hpp"
#include "inspect.hpp"
#include "parse_json_object.hpp"
#include "split_token.hpp"

using jwt::Refusal;

namespace lesson {

std::expected<Inspection, Refusal> inspect(std::string_view token, std::int64_t now) {
  if (token.size() > max_token_size) return std::unexpected(Refusal::too_large);
  if (std::ranges::count(token, '.') == 4) return std::unexpected(Refusal::encrypted);
  const auto parts = split_token(token);
  if (!parts) return std::unexpected(Refusal::malformed);

  const auto header = base64url_decode(parts->header).value_or(std::vector<std::byte>{});
  const auto payload = base64url_decode(parts->payload);
  const auto signature = base64url_decode(parts->signature);
  if (!payload || !signature) return std::unexpected(Refusal::invalid_encoding);

  const auto header_object = parse_json_object(as_text(header)).value_or(json::Value::object());
  const auto claims = parse_json_object(as_text(*payload));
  if (!claims) return std::unexpected(Refusal::invalid_json);

  return Inspection{header_object, *claims, *signature, explain_claims(*claims, now)};
}

}  // namespace lesson
