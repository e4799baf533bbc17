#include "taskboard/task.hpp"

#include <utility>

namespace taskboard {

std::string to_string(Status status) {
  switch (status) {
    case Status::todo:
      return "todo";
    case Status::doing:
      return "doing";
    case Status::done:
      return "done";
  }
  std::unreachable();
}

std::optional<Status> status_of(std::string_view name) {
  for (const Status status : {Status::todo, Status::doing, Status::done})
    if (name == to_string(status)) return status;
  return std::nullopt;
}

}  // namespace taskboard
