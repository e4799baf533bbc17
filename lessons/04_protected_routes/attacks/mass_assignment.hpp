#pragma once

#include <string>

#include "json/value.hpp"

namespace lesson {

// What mallory has: a form to fill in, and the fields of an account.
struct Evidence {
  json::Value form;     // {"email":"mallory@example.com","password":"…"}, as the page sends it.
  json::Value account;  // What GET /users/me shows: {"id":…,"email":…,"role":"member"}
};

// What she makes of it.
struct Loot {
  json::Value registration;  // The body that she sends to POST /users/register.
};

// The attack of lab 4b. Needs no server.
Loot attack(const Evidence& evidence);

}  // namespace lesson
