#pragma once

// A request to an app without a socket in between, so that its log is at hand. For judges that link `web`.
#include <string>
#include <vector>

#include "http_client/client.hpp"
#include "json/parse_object.hpp"
#include "json/value.hpp"
#include "web/app.hpp"

// An answer, and what the log says about it.
struct Knock {
  http_client::Answer answer;
  std::string log_reason;

  // "401 (wrong_type)", or "200" if the log says nothing about it.
  std::string told() const {
    return std::to_string(answer.status) + (log_reason.empty() ? "" : " (" + log_reason + ")");
  }
};

// What an answer says: "403: For admins only.", or "403." if it says nothing.
inline std::string said_by(const http_client::Answer& answer) {
  const auto body = json::parse_object(answer.body);
  const auto detail = body ? body->text("detail").value_or(answer.body) : answer.body;
  return std::to_string(answer.status) + (detail.empty() ? "." : ": " + detail);
}

inline Knock knock(const web::App& app, web::Request request) {
  request.remote_address = "127.0.0.1";
  const auto reply = app.answer(request);
  return {.answer = {.status = reply.status, .headers = reply.headers, .body = reply.body},
          .log_reason = reply.log_reason};
}

// GET /me with this token.
inline Knock show_me(const web::App& app, const std::string& token) {
  return knock(app, {.method = "GET", .path = "/me", .headers = {http_client::bearer(token)}});
}

inline Knock post(const web::App& app, const std::string& path, const json::Value& body) {
  return knock(app, {.method = "POST",
                     .path = path,
                     .headers = {{"Content-Type", "application/json"}},
                     .body = body.dump()});
}
