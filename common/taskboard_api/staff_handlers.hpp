#pragma once

#include "taskboard_api/caller.hpp"
#include "web/reply.hpp"

// For the people who run the server.
namespace taskboard_api {

// GET /admin/users: 200 with a page of all users.
web::Reply list_users(const Caller& caller, const web::Request& request);

// GET /metrics: 200 with the numbers of rows.
web::Reply read_metrics(const ProgramCaller& caller, const web::Request& request);

}  // namespace taskboard_api
