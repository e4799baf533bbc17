#pragma once

#include <memory>

#include "oauth/authorization_endpoint.hpp"
#include "store/pool.hpp"
#include "taskboard/passwords.hpp"

// The accounts of the authorization server: the users of a Taskboard database, as its endpoints ask for them.
// Given.
namespace lesson {

// Logs users in by e-mail and password. Thread-safe.
oauth::LogIn log_in_to(std::shared_ptr<store::Pool> accounts,
                       std::shared_ptr<const taskboard::Passwords> passwords);

// Finds active users by subject. Thread-safe.
oauth::FindUser find_in(std::shared_ptr<store::Pool> accounts);

}  // namespace lesson
