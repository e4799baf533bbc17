#pragma once

#include <exception>
#include <functional>
#include <memory>
#include <optional>

#include "store/pool.hpp"
#include "web/endpoint.hpp"
#include "web/reply.hpp"

namespace taskboard_api {

// A handler of an open route, which has no caller.
using OpenHandler = std::function<web::Reply(store::Database&, const web::Request&)>;

// Gives `handler` a connection for each request. For open routes only: behind a guard, the caller has one.
//
//   app.post("/users/login", docs.log_in, web::open(with_database(pool, log_in)));
web::Handler with_database(std::shared_ptr<store::Pool> pool, OpenHandler handler);

// What a failure of the database means to a client, for web::App::on_exception: 503 with Retry-After if it
// may work again in a while (busy, disk full or read-only); std::nullopt for every other exception.
std::optional<web::HttpError> database_unavailable(const std::exception& exception);

}  // namespace taskboard_api
