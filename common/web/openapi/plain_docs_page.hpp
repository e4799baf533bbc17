#pragma once

#include "web/app.hpp"

namespace web {

// A plain page of all operations with curl lines: /docs and /redoc while their assets are not installed.
Reply plain_docs_page(const App& app, const Request& request);

}  // namespace web
