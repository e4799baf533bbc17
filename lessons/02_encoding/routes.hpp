#pragma once

#include <chrono>
#include <functional>

#include "login.hpp"
#include "web/app.hpp"

namespace lesson {

// The time in UTC. Called by many threads at once.
using Clock = std::function<std::chrono::sys_seconds()>;

// The Login desk: GET /health and POST /login.
web::App login_desk(Desk desk, Clock now);

}  // namespace lesson
