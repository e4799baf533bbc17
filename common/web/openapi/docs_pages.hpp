#pragma once

#include <optional>

#include "web/app.hpp"

namespace web {

// The pages that every app has about itself: /openapi.json, /docs and /redoc. Nothing for another path.
std::optional<Reply> description_page(const App& app, const Request& request);

}  // namespace web
