#include "taskboard_api/database.hpp"

#include <string>

namespace taskboard_api {
namespace {

web::HttpError unavailable(const std::string& seconds, const store::Failure& failure) {
  return {503, "The database cannot do this now, try again", {{"Retry-After", seconds}}, failure.what()};
}

}  // namespace

void rethrow_for_client(const store::Failure& failure) {
  switch (failure.problem()) {
    case store::Problem::busy:
      throw unavailable("1", failure);
    case store::Problem::cannot_open:
    case store::Problem::read_only:
    case store::Problem::full:
    case store::Problem::disk_error:
      throw unavailable("60", failure);  // Somebody has to mend it first.
    case store::Problem::damaged:
    case store::Problem::newer:
    case store::Problem::duplicate:
    case store::Problem::refused:
    case store::Problem::other:
      break;
  }
  throw;
}

}  // namespace taskboard_api
