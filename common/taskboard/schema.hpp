#pragma once

#include <span>
#include <string_view>

namespace taskboard {

// The migrations of Taskboard's database, for store::Pool and store::Database:
//
//   users           id, email, password_hash, role, active, revision
//   projects        id, owner_id, name, description
//   tasks           id, project_id, title, description, status, position, due_date
//   sessions        id, user_id, started_at, last_used_at, ended_at
//   refresh_tokens  hash, session_id, used, access_id, access_expires_at
//   ended_tokens    issuer, token_id, expires_at
//   identities      issuer, subject, user_id
//
// A user's projects and sessions go with the user, a project's tasks with the project, a session's refresh
// tokens with the session. Ids are never used twice. Lesson 4 leaves the last four empty, lessons 5 and 6 the
// last one.
std::span<const std::string_view> migrations();

}  // namespace taskboard
