#pragma once

#include <memory>
#include <utility>

#include "store/pool.hpp"
#include "web/reply.hpp"

namespace taskboard_api {

// To be called while `failure` is being handled. A database that may work again in a while (busy, disk full
// or read-only) becomes HttpError 503 with Retry-After; anything else goes on as it is, and ends as a 500.
[[noreturn]] void rethrow_for_client(const store::Failure& failure);

// What `work` makes of a database of its own: store::Database& in, anything out. For guards, and for
// whatever else needs the database outside a handler.
template <typename Work>
auto use_database(store::Pool& pool, const Work& work) {
  try {
    const auto database = pool.lease();
    return work(*database);
  } catch (const store::Failure& failure) {
    rethrow_for_client(failure);
  }
}

// Gives `handler` a database as its first argument. What comes out is a handler for web::open or a guard:
//
//   web::Reply read_project(store::Database&, const taskboard::User& caller, const web::Request&);
//   app.get("/projects/{id}", {...}, guards.user(with_database(pool, read_project)));
template <typename Handler>
auto with_database(std::shared_ptr<store::Pool> pool, Handler handler) {
  return [pool = std::move(pool), handler = std::move(handler)](const auto&... arguments) -> web::Reply {
    return use_database(*pool, [&](store::Database& database) { return handler(database, arguments...); });
  };
}

}  // namespace taskboard_api
