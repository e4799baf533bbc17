#pragma once

// A request to an app without a socket in between, so that its log is at hand. For judges that link `web`.
#include <string>
#include <vector>

#include "json/value.hpp"
#include "web/app.hpp"
#include "web/client.hpp"

// An answer, and what the log says about it.
struct Knock {
  web::Answer answer;
  std::string log_reason;

  // "401 (wrong_type)"
  std::string told() const { return std::to_string(answer.status) + " (" + log_reason + ")"; }
};

inline Knock knock(const web::App& app, web::Request request) {
  request.remote_address = "127.0.0.1";
  const auto reply = app.answer(request);
  return {.answer = {.status = reply.status, .headers = reply.headers, .body = reply.body},
          .log_reason = reply.log_reason};
}

// GET /me with this token.
inline Knock show_me(const web::App& app, const std::string& token) {
  return knock(app, {.method = "GET", .path = "/me", .headers = {web::bearer(token)}});
}

inline Knock post(const web::App& app, const std::string& path, const json::Value& body) {
  return knock(app, {.method = "POST",
                     .path = path,
                     .headers = {{"Content-Type", "application/json"}},
                     .body = body.dump()});
}
