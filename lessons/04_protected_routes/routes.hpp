#pragma once

#include "taskboard_api/services.hpp"
#include "web/app.hpp"

namespace lesson {

using taskboard_api::Services;

// Taskboard. Its guards, its registration, its GET /projects/{id} and its PUT /tasks/{id} are this lesson's
// exercises; the other handlers are those of taskboard_api.
web::App taskboard_app(Services services);

}  // namespace lesson
