#pragma once

#include <memory>

#include "store/pool.hpp"
#include "taskboard_api/account_handlers.hpp"
#include "taskboard_api/guards.hpp"
#include "taskboard_api/session_tokens.hpp"
#include "web/app.hpp"

// The routes that are the same in several servers. A server itself adds the routes that differ, such as
// POST /users/register and POST /users/login.
namespace taskboard_api {

// Adds the routes of a Taskboard without sessions, except those two:
//   GET and DELETE /users/me, PUT /users/me/email, GET /me
//   POST and GET /projects/, GET and DELETE /projects/{id}
//   POST and GET /tasks/projects/{project_id}, PUT and DELETE /tasks/{id}, GET /items
//   GET /health, GET /admin/users, GET /metrics
// `change_email` comes from change_email_with().
void add_taskboard_routes(web::App& app, const Guards& guards, const UserHandler& change_email);

// Adds POST /refresh, POST /logout, POST /logout-all, GET /sessions.
void add_session_routes(web::App& app, const std::shared_ptr<store::Pool>& pool,
                        const web::Guard<SessionCaller>& session,
                        const std::shared_ptr<const SessionTokens>& tokens);

// Adds POST /browser/login, POST /browser/refresh and POST /browser/logout. `log_in` answers with a pair.
void add_browser_routes(web::App& app, const std::shared_ptr<store::Pool>& pool, const web::Handler& log_in,
                        const std::shared_ptr<const SessionTokens>& tokens);

}  // namespace taskboard_api
