#pragma once

#include <string>

#include "json/value.hpp"

namespace lesson {

// What mallory holds: a form to fill in, and a look at what an account is made of.
struct Evidence {
  json::Value form;     // {"email":"mallory@example.com","password":"…"}, as the page sends it.
  json::Value account;  // What GET /users/me shows of anybody: {"id":…,"email":…,"role":"member"}
};

// What she makes of it.
struct Loot {
  json::Value registration;  // The body that she sends to POST /users/register.
};

// The attack of lab 4b. Needs no server.
Loot attack(const Evidence& evidence);

}  // namespace lesson
