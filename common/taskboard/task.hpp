#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace taskboard {

enum class Status { todo, doing, done };

// "todo", "doing", "done": as stored, and as clients read it.
std::string to_string(Status status);

// The status of that name; nothing for any other text.
std::optional<Status> status_of(std::string_view name);

struct Task {
  std::int64_t id = 0;
  std::int64_t project_id = 0;
  std::string title{};
  std::string description{};
  Status status = Status::todo;
  std::int64_t position = 0;  // Its place in the list of the project, at least 0; equal places by id.
  std::optional<std::string> due_date{};  // "2026-11-22"

  bool operator==(const Task&) const = default;
};

}  // namespace taskboard
