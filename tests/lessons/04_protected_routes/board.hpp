#pragma once

// What the judges of this lesson share: a Taskboard in memory, and requests to it.
#include <string>

#include "json/value.hpp"
#include "store/database.hpp"
#include "taskboard/account_changes.hpp"
#include "taskboard/passwords.hpp"
#include "taskboard/schema.hpp"
#include "web/request.hpp"

inline store::Database empty_board() { return store::Database{":memory:", taskboard::migrations()}; }

// Scrypt at its lowest cost: a judge is not the place to wait.
inline constexpr crypto::ScryptCost cheap{.log2_n = 4};

// A new user whose password nobody knows.
inline taskboard::User new_user(store::Database& database, const std::string& name,
                                taskboard::Role role = taskboard::Role::member) {
  return taskboard::add_user(database,
                             {.email = name + "@example.com", .password = {"no hash"}, .role = role})
      .value();
}

// A request whose body is `json`.
inline web::Request with_body(const std::string& json) {
  return {.headers = {{"Content-Type", "application/json"}}, .body = json};
}

// A request for /…/{id}, with `id` as it stood in the path.
inline web::Request for_id(const std::string& id) { return {.path_parameters = {{"id", id}}}; }
