#include "taskboard_api/browser_handlers.hpp"

#include <chrono>
#include <utility>

#include "taskboard/sessions.hpp"
#include "taskboard_api/session_tokens.hpp"
#include "web/cookies.hpp"
#include "web/same_origin.hpp"

namespace taskboard_api {
namespace {

constexpr std::chrono::seconds idle{taskboard::idle_limit}, none{0};

web::Header cookie_with(std::string_view token, std::chrono::seconds lifetime) {
  return web::set_cookie(refresh_cookie, token, lifetime, web::SameSite::strict);
}

// {"access_token", "token_type", "expires_in"}, and the rest of the pair in the cookie.
web::Reply with_cookie(json::Value pair) {
  const auto token = pair.text("refresh_token").value();
  pair.erase("refresh_token");
  auto reply = web::ok(pair);
  reply.headers.push_back(cookie_with(token, idle));
  return reply;
}

}  // namespace

web::Handler log_in_browser_with(web::Handler log_in) {
  return [log_in = std::move(log_in)](const web::Request& request) {
    web::require_same_origin(request);
    auto reply = log_in(request);
    return reply.status == 200 ? with_cookie(json::Value::parse(reply.body)) : reply;
  };
}

OpenHandler refresh_browser_with(Refresh refresh) {
  return [refresh = std::move(refresh)](store::Database& database, const web::Request& request) {
    web::require_same_origin(request);
    const auto presented = web::cookie(request, refresh_cookie);
    const auto pair = refresh(database, presented.value_or(""));
    if (pair) {
      request.caller->token_id = pair->access.id;
      return with_cookie(pair_answer(*pair));
    }
    auto reply = invalid_grant(pair.error());
    reply.headers.push_back(cookie_with("", none));
    return reply;
  };
}

OpenHandler log_out_browser_with(base::Clock clock) {
  return [clock = std::move(clock)](store::Database& database, const web::Request& request) {
    web::require_same_origin(request);
    const auto presented = web::cookie(request, refresh_cookie).value_or("");
    if (const auto session = taskboard::find_session(database, presented))
      taskboard::end_session(database, session->id, clock());
    auto reply = web::no_content();
    reply.headers.push_back(cookie_with("", none));
    return reply;
  };
}

}  // namespace taskboard_api
