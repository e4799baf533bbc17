#include "taskboard/tasks.hpp"

#include "taskboard/projects.hpp"

namespace taskboard {
namespace {

constexpr std::string_view columns =
    "SELECT tasks.id, project_id, title, tasks.description, status, position, due_date "
    "FROM tasks JOIN projects ON projects.id = project_id ";

constexpr std::string_view in_a_project_of_the_owner =
    "WHERE id = ? AND project_id IN (SELECT id FROM projects WHERE owner_id = ?)";

Task task_of(const store::Row& row) {
  return {.id = row.integer(0),
          .project_id = row.integer(1),
          .title = row.text(2),
          .description = row.text(3),
          .status = status_of(row.text(4)).value(),
          .position = row.integer(5),
          .due_date = row.maybe_text(6)};
}

std::vector<Task> tasks_of(const std::vector<store::Row>& rows) {
  std::vector<Task> found;
  found.reserve(rows.size());
  for (const auto& row : rows) found.push_back(task_of(row));
  return found;
}

}  // namespace

std::optional<Task> add_task(store::Database& database, Owner owner, std::int64_t project_id,
                             const NewTask& task) {
  static const std::string insert =
      "INSERT INTO tasks (project_id, title, description, status, due_date, position) "
      "SELECT id, ?, ?, ?, ?, "
      "coalesce(?, (SELECT max(position) + 1 FROM tasks WHERE project_id = projects.id), 0) "
      "FROM projects WHERE id = ? AND owner_id = ?";
  std::optional<Task> added;
  database.transaction([&] {
    const auto id = database.insert(
        insert, {task.title, task.description, to_string(task.status), store::nullable(task.due_date),
                 store::nullable(task.position), project_id, owner.user_id});
    if (id) added = find_task(database, owner, *id);
  });
  return added;
}

std::optional<Task> find_task(store::Database& database, Owner owner, std::int64_t id) {
  static const std::string one = std::string(columns) + "WHERE tasks.id = ? AND owner_id = ?";
  const auto rows = database.read(one, {id, owner.user_id});
  return rows.empty() ? std::nullopt : std::optional{task_of(rows.front())};
}

std::optional<std::vector<Task>> list_tasks(store::Database& database, Owner owner, std::int64_t project_id,
                                            const Page& page) {
  static const std::string of_project =
      std::string(columns) +
      "WHERE project_id = ? AND owner_id = ? ORDER BY position, tasks.id LIMIT ? OFFSET ?";
  if (!find_project(database, owner, project_id)) return std::nullopt;
  return tasks_of(database.read(of_project, {project_id, owner.user_id, page.limit, page.offset}));
}

std::vector<Task> list_all_tasks(store::Database& database, Owner owner, const Page& page) {
  static const std::string of_owner =
      std::string(columns) + "WHERE owner_id = ? ORDER BY projects.id, position, tasks.id LIMIT ? OFFSET ?";
  return tasks_of(database.read(of_owner, {owner.user_id, page.limit, page.offset}));
}

std::optional<Task> update_task(store::Database& database, Owner owner, std::int64_t id,
                                const TaskContent& content) {
  static const std::string update =
      "UPDATE tasks SET title = ?, description = ?, status = ?, position = ?, due_date = ? " +
      std::string(in_a_project_of_the_owner);
  std::optional<Task> updated;
  database.transaction([&] {
    database.write(update, {content.title, content.description, to_string(content.status), content.position,
                            store::nullable(content.due_date), id, owner.user_id});
    updated = find_task(database, owner, id);
  });
  return updated;
}

bool remove_task(store::Database& database, Owner owner, std::int64_t id) {
  static const std::string remove = "DELETE FROM tasks " + std::string(in_a_project_of_the_owner);
  return database.write(remove, {id, owner.user_id}) == 1;
}

}  // namespace taskboard
