#include "taskboard_api/database.hpp"

#include <string>
#include <utility>

namespace taskboard_api {
namespace {

web::HttpError unavailable(const std::string& seconds, const store::Failure& failure) {
  return {503, "The database cannot do this now, try again", {{"Retry-After", seconds}}, failure.what()};
}

}  // namespace

web::Handler with_database(std::shared_ptr<store::Pool> pool, OpenHandler handler) {
  return [pool = std::move(pool), handler = std::move(handler)](const web::Request& request) {
    const auto database = pool->lease();
    return handler(*database, request);
  };
}

std::optional<web::HttpError> database_unavailable(const std::exception& exception) {
  const auto* const failure = dynamic_cast<const store::Failure*>(&exception);
  if (failure == nullptr) return std::nullopt;
  switch (failure->problem()) {
    case store::Problem::busy:
      return unavailable("1", *failure);
    case store::Problem::cannot_open:
    case store::Problem::read_only:
    case store::Problem::full:
    case store::Problem::disk_error:
      return unavailable("60", *failure);  // Somebody has to fix it first.
    case store::Problem::damaged:
    case store::Problem::newer:
    case store::Problem::duplicate:
    case store::Problem::refused:
    case store::Problem::other:
      return std::nullopt;
  }
  std::unreachable();
}

}  // namespace taskboard_api
