#pragma once

#include <array>
#include <string>

#include "store/database.hpp"
#include "taskboard/account_changes.hpp"
#include "taskboard/passwords.hpp"
#include "taskboard/schema.hpp"

// An empty Taskboard in memory.
inline store::Database board() { return store::Database{":memory:", taskboard::migrations()}; }

// Scrypt at its lowest cost: tests hash often.
inline constexpr crypto::ScryptCost cheap{.log2_n = 4};

// A new user whose password nobody knows.
inline taskboard::User user_called(store::Database& database, const std::string& name) {
  return taskboard::add_user(database, {.email = name + "@example.com", .password = {"no hash"}}).value();
}

inline taskboard::Owner owner_called(store::Database& database, const std::string& name) {
  return {user_called(database, name).id};
}

// Two pages of anything, in which every test fits.
inline constexpr taskboard::Page everything{.limit = 1000};
