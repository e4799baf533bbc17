#include "oauth/error.hpp"

#include <array>

namespace oauth {

std::string_view code(ErrorCode error) {
  constexpr std::array<std::string_view, 13> codes{"invalid_request",
                                                   "invalid_client",
                                                   "invalid_grant",
                                                   "unauthorized_client",
                                                   "unsupported_grant_type",
                                                   "unsupported_response_type",
                                                   "invalid_scope",
                                                   "invalid_target",
                                                   "access_denied",
                                                   "login_required",
                                                   "consent_required",
                                                   "request_not_supported",
                                                   "request_uri_not_supported"};
  static_assert(codes.size() == static_cast<std::size_t>(ErrorCode::request_uri_not_supported) + 1);
  return codes[static_cast<std::size_t>(error)];
}

web::Reply error_reply(const Error& error) {
  const bool unknown_client = error.code == ErrorCode::invalid_client;
  json::Value body{{"error", code(error.code)}};
  if (!error.description.empty()) body.set("error_description", error.description);
  auto reply = web::json(unknown_client ? 401 : 400, body);
  reply.headers = {{"Cache-Control", "no-store"}};
  if (unknown_client) reply.headers.push_back({"WWW-Authenticate", R"(Basic realm="token")"});
  reply.log_reason = code(error.code);
  if (!error.description.empty()) reply.log_reason += ": " + error.description;
  return reply;
}

}  // namespace oauth
