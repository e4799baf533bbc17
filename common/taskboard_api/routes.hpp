#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <vector>

#include "store/pool.hpp"
#include "taskboard/passwords.hpp"
#include "taskboard/projects.hpp"
#include "taskboard_api/guards.hpp"
#include "web/app.hpp"
#include "web/schema.hpp"

// The doors of Taskboard. What a lesson teaches, it brings: the guards, and whatever of Decisions it has its
// learners write. The rest is here, finished.
namespace taskboard_api {

// What a handler does once it has a database, and once its guard knows who asks.
using OpenHandler = std::function<web::Reply(store::Database&, const web::Request&)>;
using UserHandler = std::function<web::Reply(store::Database&, const taskboard::User&, const web::Request&)>;

// What logging in gives: the body of a 200, such as {"access_token": …, "token_type": "bearer", …}.
using TokenAnswer = std::function<json::Value(const taskboard::User&)>;

// POST /users/register: 201 with the user, a member; 409 when the e-mail is taken.
OpenHandler registration(std::shared_ptr<const taskboard::Passwords> passwords);

// POST /users/login: 200 with the token answer; 401, one text for every reason.
OpenHandler login(std::shared_ptr<const taskboard::Passwords> passwords, TokenAnswer answer);

// GET /projects/{id}: 200 with the project; 404 when the caller has no such project.
web::Reply read_project(store::Database& database, const taskboard::User& caller,
                        const web::Request& request);

// PUT /tasks/{id}: 200 with the task as changed; 404 when the caller has no such task.
web::Reply update_task(store::Database& database, const taskboard::User& caller, const web::Request& request);

struct Decisions {
  OpenHandler register_user;
  OpenHandler log_in;
  UserHandler read_project = taskboard_api::read_project;
  UserHandler update_task = taskboard_api::update_task;
  std::optional<web::Schema> login_answer{};  // For the documentation; without it the answer of one token.
  std::vector<web::AnswerKind> more_login_answers{};  // For the documentation.
};

// POST /users/register, POST /users/login, GET /users/me, PUT /users/me/email, DELETE /users/me, GET /me
void add_account_routes(web::App& app, const std::shared_ptr<store::Pool>& pool, const Guards& guards,
                        const Decisions& decisions);

// POST and GET /projects/, GET and DELETE /projects/{id}
void add_project_routes(web::App& app, const std::shared_ptr<store::Pool>& pool, const Guards& guards,
                        const Decisions& decisions);

// POST and GET /tasks/projects/{project_id}, PUT and DELETE /tasks/{id}, GET /items
void add_task_routes(web::App& app, const std::shared_ptr<store::Pool>& pool, const Guards& guards,
                     const Decisions& decisions);

// GET /health, GET /admin/users, GET /metrics
void add_staff_routes(web::App& app, const std::shared_ptr<store::Pool>& pool, const Guards& guards);

// All of them.
void add_routes(web::App& app, const std::shared_ptr<store::Pool>& pool, const Guards& guards,
                const Decisions& decisions);

}  // namespace taskboard_api
