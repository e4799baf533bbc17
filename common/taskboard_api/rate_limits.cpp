#include "taskboard_api/rate_limits.hpp"

#include <memory>
#include <utility>

#include "web/auth_errors.hpp"

namespace taskboard_api {

web::Handler rate_limited(int per_minute, web::Handler handler, throttle::AttemptLimit::SteadyClock clock) {
  const auto limit = std::make_shared<throttle::AttemptLimit>(
      throttle::AttemptLimit::Options{.attempts = per_minute}, std::move(clock));
  return [limit, handler = std::move(handler)](const web::Request& request) {
    if (const auto wait = limit->admit(throttle::network_of(request.remote_address)))
      return web::to_reply(web::too_many_attempts(*wait));
    return handler(request);
  };
}

}  // namespace taskboard_api
