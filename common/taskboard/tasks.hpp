#pragma once

#include <optional>
#include <string>
#include <vector>

#include "store/database.hpp"
#include "taskboard/page.hpp"
#include "taskboard/task.hpp"
#include "taskboard/user.hpp"

// The table of tasks. A task belongs to whom its project belongs to, and that owner is part of every
// statement: somebody else's task looks like one that is not there. Every function throws store::Failure
// when the database cannot do its work, or refuses a due date that is no date.
namespace taskboard {

struct NewTask {
  std::string title;
  std::string description{};
  Status status = Status::todo;
  std::optional<std::int64_t> position{};  // Without one it goes to the end of its project.
  std::optional<std::string> due_date{};
};

// All of a task that its owner may change.
struct TaskContent {
  std::string title;
  std::string description;
  Status status = Status::todo;
  std::int64_t position = 0;
  std::optional<std::string> due_date;
};

// Nothing when the owner has no such project.
std::optional<Task> add_task(store::Database& database, Owner owner, std::int64_t project_id,
                             const NewTask& task);

// The owner's task with this id.
std::optional<Task> find_task(store::Database& database, Owner owner, std::int64_t id);

// The tasks of one project by position. Nothing when the owner has no such project.
std::optional<std::vector<Task>> list_tasks(store::Database& database, Owner owner, std::int64_t project_id,
                                            const Page& page);

// The tasks of all the owner's projects: project by project, by position.
std::vector<Task> list_all_tasks(store::Database& database, Owner owner, const Page& page);

// Replaces the content; gives the task as changed. Nothing when the owner has no such task.
std::optional<Task> update_task(store::Database& database, Owner owner, std::int64_t id,
                                const TaskContent& content);

// False: the owner has no such task.
bool remove_task(store::Database& database, Owner owner, std::int64_t id);

}  // namespace taskboard
