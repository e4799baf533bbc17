#pragma once

#include "login.hpp"

namespace lesson {

// Returns the login desk of Taskboard: alice, bob and carol, their passwords hashed with scrypt at the cost
// that OWASP asks for, and `key` to sign with.
Desk taskboard_desk(HmacKey key);

}  // namespace lesson
