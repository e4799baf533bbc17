#include "taskboard_api/limits.hpp"

#include <memory>
#include <utility>

namespace taskboard_api {

OpenHandler limited(int most, OpenHandler handler, web::AttemptLimit::SteadyClock clock) {
  const auto limit =
      std::make_shared<web::AttemptLimit>(web::AttemptLimit::Options{.attempts = most}, std::move(clock));
  return [limit, handler = std::move(handler)](store::Database& database, const web::Request& request) {
    if (const auto wait = limit->admit(web::network_of(request.remote_address)))
      return web::to_reply(web::too_many_attempts(*wait));
    return handler(database, request);
  };
}

}  // namespace taskboard_api
