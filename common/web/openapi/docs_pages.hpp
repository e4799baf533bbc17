#pragma once

#include "web/app.hpp"

namespace web {

// The app, with routes for the pages about it besides: /openapi.json, /docs and /redoc. The document and the
// files are made once, when they are first asked for.
App with_docs_pages(const App& app);

}  // namespace web
