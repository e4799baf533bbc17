#pragma once

#include "store/database.hpp"
#include "taskboard/user.hpp"
#include "web/reply.hpp"
#include "web/request.hpp"

namespace lesson {

// GET /projects/{id}: one of the caller's projects.
//   200  {"id", "name", "description"}
//   404  web::not_found(): there is no such project, or it belongs to somebody else
//   422  (web::InvalidRequest, thrown) if {id} is not an id: anything but decimal digits, 1 … 2^63-1
web::Reply read_project(store::Database& database, const taskboard::User& caller,
                        const web::Request& request);

}  // namespace lesson
