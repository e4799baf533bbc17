#pragma once

#include "taskboard_api/services.hpp"
#include "web/app.hpp"

namespace lesson {

using taskboard_api::Services;

// Taskboard with sessions. Its login, its POST /refresh and its two logouts use this lesson's exercises; the
// guards and the other handlers come finished from taskboard_api.
web::App taskboard_app(Services services);

}  // namespace lesson
