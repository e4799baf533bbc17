#include "taskboard/projects.hpp"

namespace taskboard {
namespace {

Project project_of(const store::Row& row) {
  return {.id = row.integer(0), .owner_id = row.integer(1), .name = row.text(2), .description = row.text(3)};
}

}  // namespace

std::optional<Project> add_project(store::Database& database, Owner owner, const NewProject& project) {
  const auto id = database.insert(
      "INSERT INTO projects (owner_id, name, description) SELECT id, ?, ? FROM users WHERE id = ?",
      {project.name, project.description, owner.user_id});
  if (!id) return std::nullopt;
  return Project{
      .id = *id, .owner_id = owner.user_id, .name = project.name, .description = project.description};
}

std::optional<Project> find_project(store::Database& database, Owner owner, std::int64_t id) {
  const auto rows =
      database.read("SELECT id, owner_id, name, description FROM projects WHERE id = ? AND owner_id = ?",
                    {id, owner.user_id});
  return rows.empty() ? std::nullopt : std::optional{project_of(rows.front())};
}

std::vector<Project> list_projects(store::Database& database, Owner owner, const Page& page) {
  std::vector<Project> projects;
  for (const auto& row : database.read("SELECT id, owner_id, name, description FROM projects "
                                       "WHERE owner_id = ? ORDER BY id LIMIT ? OFFSET ?",
                                       {owner.user_id, page.limit, page.offset}))
    projects.push_back(project_of(row));
  return projects;
}

bool remove_project(store::Database& database, Owner owner, std::int64_t id) {
  return database.write("DELETE FROM projects WHERE id = ? AND owner_id = ?", {id, owner.user_id}) == 1;
}

}  // namespace taskboard
