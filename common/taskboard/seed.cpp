#include "taskboard/seed.hpp"

#include <optional>
#include <string>
#include <vector>

#include "taskboard/projects.hpp"
#include "taskboard/tasks.hpp"
#include "taskboard/users.hpp"

namespace taskboard {
namespace {

struct Seed {
  NewUser user;
  std::optional<NewProject> project{};
  std::vector<NewTask> tasks{};
};

std::vector<Seed> cast() {
  return {{.user = {.email = "alice@example.com",
                    .password = {"$scrypt$ln=17,r=8,p=1$EXmb3aZLB6QdJqCWeKp9bA$"
                                 "wFB5lKdOJziVN07AZ8PKV+EFMOkAJrADoBdZR3+2hg8"}},
           .project = NewProject{.name = "Tea party", .description = "For four, at six o'clock"},
           .tasks = {{.title = "Invite the guests", .status = Status::done},
                     {.title = "Mend the clock", .status = Status::doing},
                     {.title = "Buy butter", .description = "The best butter"}}},
          {.user = {.email = "bob@example.com",
                    .password = {"$scrypt$ln=17,r=8,p=1$M2r/h0vUoUNRVZjyQ0ttiQ$"
                                 "asQOwYL6Q6Q3dkgoYHh+DeYGDL/lvaZy/Sdyyw0clGY"}},
           .project = NewProject{.name = "Workshop"},
           .tasks = {{.title = "Sharpen the saw"}, {.title = "Order screws"}}},
          {.user = {.email = "carol@example.com",
                    .password = {"$scrypt$ln=17,r=8,p=1$kGDbZTYfJQelFDMBE8P/3Q$"
                                 "SLw0RrA2kzDaDyAkHKuNbiyTXvuuVCRSp35d/lUc+k0"},
                    .role = Role::admin}}};
}

void plant(store::Database& database, const Seed& seed) {
  const auto user = add_user(database, seed.user);
  if (!user || !seed.project) return;
  const Owner owner{user->id};
  const auto project = add_project(database, owner, *seed.project);
  for (const auto& task : seed.tasks) add_task(database, owner, project.value().id, task);
}

}  // namespace

void seed(store::Database& database) {
  for (const Seed& one : cast()) plant(database, one);
}

}  // namespace taskboard
