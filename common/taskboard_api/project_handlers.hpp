#pragma once

#include "taskboard_api/caller.hpp"
#include "web/reply.hpp"

// Projects: each belongs to the user who made it, and nobody else learns that it exists. A handler with {id}
// in its path answers 404 if the caller has no such project.
namespace taskboard_api {

// POST /projects/: 201 with the new project.
web::Reply create_project(const Caller& caller, const web::Request& request);

// GET /projects/: 200 with a page of the caller's projects.
web::Reply list_projects(const Caller& caller, const web::Request& request);

// GET /projects/{id}: 200 with the project.
web::Reply read_project(const Caller& caller, const web::Request& request);

// DELETE /projects/{id}: 204.
web::Reply remove_project(const Caller& caller, const web::Request& request);

}  // namespace taskboard_api
