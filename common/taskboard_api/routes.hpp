#pragma once

#include <memory>

#include "store/pool.hpp"
#include "taskboard_api/account_handlers.hpp"
#include "taskboard_api/guards.hpp"
#include "taskboard_api/session_tokens.hpp"
#include "web/app.hpp"

// The routes that a server takes over as they are. It adds itself what it does in another way, and the routes
// by which a caller comes to a token: POST /users/register and POST /users/login.
namespace taskboard_api {

// Everything else of a Taskboard without sessions:
//   GET and DELETE /users/me, PUT /users/me/email, GET /me
//   POST and GET /projects/, GET and DELETE /projects/{id}
//   POST and GET /tasks/projects/{project_id}, PUT and DELETE /tasks/{id}, GET /items
//   GET /health, GET /admin/users, GET /metrics
// `change_email` is what change_email_with() gives.
void add_taskboard_routes(web::App& app, const Guards& guards, const UserHandler& change_email);

// POST /refresh, POST /logout, POST /logout-all, GET /sessions.
void add_session_routes(web::App& app, const std::shared_ptr<store::Pool>& pool,
                        const web::Guard<SessionCaller>& session,
                        const std::shared_ptr<const SessionTokens>& tokens);

// POST /browser/login, POST /browser/refresh, POST /browser/logout. `log_in` answers with a pair.
void add_browser_routes(web::App& app, const std::shared_ptr<store::Pool>& pool, const web::Handler& log_in,
                        const std::shared_ptr<const SessionTokens>& tokens);

}  // namespace taskboard_api
