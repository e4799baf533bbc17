#pragma once

#include "store/database.hpp"
#include "taskboard/user.hpp"
#include "web/reply.hpp"
#include "web/request.hpp"

namespace lesson {

// PUT /tasks/{id}: replaces the content of a task in one of the caller's projects.
//   200  the task as it is stored now, as taskboard_api::task_model() writes it
//   404  web::not_found(): there is no such task, or it is in somebody else's project
//   422  (web::InvalidRequest, thrown) when {id} is no id, and for any body but the five fields of
//        taskboard_api::task_content_model(), each of them there; "due_date": null takes the date away
web::Reply update_task(store::Database& database, const taskboard::User& caller, const web::Request& request);

}  // namespace lesson
