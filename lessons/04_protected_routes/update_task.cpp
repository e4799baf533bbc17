// Exercise 4.7 · The whole task, or nothing
//
// Whose task is it? Its project says so:
//
//   tasks       id | project_id | title | description | status | position | due_date
//   projects    id | owner_id   | …
//
// Answer PUT /tasks/{id} for `caller`:
//
//   task_content_model().read(request)    a TaskContent with all five fields. Throws the 422 itself
//   database.write(change, {…})           the number of rows changed. `change` still lacks the owner
//   none                                  web::not_found()
//   one                                   read it back: taskboard::find_task(database, {caller.id}, id).
//                                         The answer is web::ok(), with the task as task_model() writes it
//
// The first five values: title, description, taskboard::to_string(status), position,
// store::nullable(due_date).
#include "update_task.hpp"

#include "course/todo.hpp"
#include "taskboard/tasks.hpp"
#include "taskboard_api/models.hpp"

using taskboard_api::task_content_model;
using taskboard_api::task_model;

namespace lesson {

// Complete the condition: this task, in a project of the caller's.
constexpr auto change =
    "UPDATE tasks SET title = ?, description = ?, status = ?, position = ?, due_date = ? WHERE id = ?";

web::Reply update_task(store::Database& database, const taskboard::User& caller,
                       const web::Request& request) {
  course::todo("4.7", database, caller, request, change);  // Your code replaces this line.
}

}  // namespace lesson
