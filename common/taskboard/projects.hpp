#pragma once

#include <optional>
#include <string>
#include <vector>

#include "store/database.hpp"
#include "taskboard/page.hpp"
#include "taskboard/project.hpp"
#include "taskboard/user.hpp"

// The table of projects. The owner is part of every statement: somebody else's project looks like one
// that is not there. Every function throws store::Failure when the database cannot do its work.
namespace taskboard {

struct NewProject {
  std::string name;
  std::string description{};
};

// Nothing when the owner is gone.
std::optional<Project> add_project(store::Database& database, Owner owner, const NewProject& project);

// The owner's project with this id.
std::optional<Project> find_project(store::Database& database, Owner owner, std::int64_t id);

// The owner's projects by id.
std::vector<Project> list_projects(store::Database& database, Owner owner, const Page& page);

// Removes the project with its tasks. False: the owner has no such project.
bool remove_project(store::Database& database, Owner owner, std::int64_t id);

}  // namespace taskboard
