#pragma once

#include "store/database.hpp"
#include "taskboard/user.hpp"
#include "web/reply.hpp"
#include "web/request.hpp"

namespace lesson {

// PUT /tasks/{id}: replaces the content of a task in one of the caller's projects.
//   200  the task as it is now stored, written by taskboard_api::task_model()
//   404  web::not_found(): there is no such task, or it is in somebody else's project
//   422  (web::InvalidRequest, thrown) if {id} is not an id, and for any body but all five fields of
//        taskboard_api::task_content_model(); "due_date": null removes the date
web::Reply update_task(store::Database& database, const taskboard::User& caller, const web::Request& request);

}  // namespace lesson
