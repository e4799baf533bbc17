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

// Leases a connection for each request to `handler`. For open routes only: behind a guard, the caller has
// one.
//
//   app.post("/users/login", docs.log_in, web::open(with_database(pool, log_in)));
web::Handler with_database(std::shared_ptr<store::Pool> pool, OpenHandler handler);

// For web::App::on_exception. Returns 503 with Retry-After for a failure of the database that may pass (busy,
// disk full or read-only), because nothing is wrong with the program; std::nullopt for every other exception,
// such as a damaged file or a broken rule of the schema, which is a 500.
std::optional<web::HttpError> database_unavailable(const std::exception& exception);

}  // namespace taskboard_api
