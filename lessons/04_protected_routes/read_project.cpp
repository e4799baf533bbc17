// Exercise 4.6 · Not yours looks like not there
//
// The table of projects:
//
//   id | owner_id | name      | description
//   1  | 1        | Tea party | For four, at six o'clock
//
// Answer GET /projects/{id} for `caller`:
//
//   request.path_id("id")                 the id as a number. Throws the 422 for any other text
//   database.read("SELECT …", {a, b})     rows; each ? in the statement takes the next value of the list
//   no row                                web::not_found()
//   one row                               web::ok({{"id", …}, {"name", …}, {"description", …}})
//
// Ask for the project *and* its owner, caller.id, in one statement. row.integer(0) and row.text(1) read
// columns, in the order of your SELECT.
#include "read_project.hpp"

#include "course/todo.hpp"

namespace lesson {

web::Reply read_project(store::Database& database, const taskboard::User& caller,
                        const web::Request& request) {
  course::todo("4.6", database, caller, request);  // Your code replaces this line.
}

}  // namespace lesson
