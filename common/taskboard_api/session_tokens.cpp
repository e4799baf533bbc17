#include "taskboard_api/session_tokens.hpp"

#include "base/base64url.hpp"
#include "crypto/random.hpp"

namespace taskboard_api {
namespace {

constexpr std::size_t refresh_bytes = 32;

}  // namespace

taskboard::RefreshToken new_refresh_token() {
  auto text = base::base64url_encode(crypto::random_bytes(refresh_bytes));
  auto hash = taskboard::refresh_token_hash(text);
  return {.text = std::move(text), .hash = std::move(hash)};
}

json::Value pair_answer(const taskboard::TokenPair& pair) {
  return {{"access_token", pair.access.text},
          {"token_type", "bearer"},
          {"expires_in", AccessTokens::lifetime.count()},
          {"refresh_token", pair.refresh.text}};
}

}  // namespace taskboard_api
