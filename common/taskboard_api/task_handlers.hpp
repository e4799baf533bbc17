#pragma once

#include "taskboard_api/caller.hpp"
#include "web/reply.hpp"

// Tasks: a task belongs to the owner of its project. A handler with an id in its path answers 404 if the
// caller has no such project or task.
namespace taskboard_api {

// POST /tasks/projects/{project_id}: 201 with the new task.
web::Reply create_task(const Caller& caller, const web::Request& request);

// GET /tasks/projects/{project_id}: 200 with a page of the project's tasks.
web::Reply list_tasks(const Caller& caller, const web::Request& request);

// PUT /tasks/{id}: 200 with the task as changed.
web::Reply update_task(const Caller& caller, const web::Request& request);

// DELETE /tasks/{id}: 204.
web::Reply remove_task(const Caller& caller, const web::Request& request);

// GET /items: 200 with a page of the caller's tasks, project by project.
web::Reply list_items(const Caller& caller, const web::Request& request);

}  // namespace taskboard_api
