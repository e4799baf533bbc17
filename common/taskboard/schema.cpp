#include "taskboard/schema.hpp"

#include <array>

namespace taskboard {
namespace {

// AUTOINCREMENT: a token names a user by id, and must not fit whoever registers after that user is gone.
constexpr std::string_view users = R"(
CREATE TABLE users (
  id            INTEGER PRIMARY KEY AUTOINCREMENT,
  email         TEXT NOT NULL COLLATE NOCASE UNIQUE,
  password_hash TEXT NOT NULL,
  role          TEXT NOT NULL DEFAULT 'member' CHECK (role IN ('member', 'admin')),
  active        INTEGER NOT NULL DEFAULT 1 CHECK (active IN (0, 1))
) STRICT;
)";

constexpr std::string_view projects = R"(
CREATE TABLE projects (
  id          INTEGER PRIMARY KEY AUTOINCREMENT,
  owner_id    INTEGER NOT NULL REFERENCES users (id) ON DELETE CASCADE,
  name        TEXT NOT NULL,
  description TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX projects_by_owner ON projects (owner_id, id);
)";

// Counting no days on from 2026-02-30 gives another date, as from all that is none.
// The index holds a project's tasks in the order of its list: a page costs its own length, no more.
constexpr std::string_view tasks = R"(
CREATE TABLE tasks (
  id          INTEGER PRIMARY KEY AUTOINCREMENT,
  project_id  INTEGER NOT NULL REFERENCES projects (id) ON DELETE CASCADE,
  title       TEXT NOT NULL,
  description TEXT NOT NULL DEFAULT '',
  status      TEXT NOT NULL DEFAULT 'todo' CHECK (status IN ('todo', 'doing', 'done')),
  position    INTEGER NOT NULL CHECK (position >= 0),
  due_date    TEXT CHECK (due_date IS NULL
                          OR due_date GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'
                             AND due_date IS date(due_date, '+0 days'))
) STRICT;
CREATE INDEX tasks_by_project ON tasks (project_id, position, id);
)";

constexpr std::array<std::string_view, 3> all = {users, projects, tasks};

}  // namespace

std::span<const std::string_view> migrations() { return all; }

}  // namespace taskboard
