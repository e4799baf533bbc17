#pragma once

// The JSON faces of sessions.
#include <cstdint>
#include <string>

#include "taskboard_api/models.hpp"

namespace taskboard_api {

// {"refresh_token"}: any text. Whether it is one of ours, only the database knows.
struct RefreshBody {
  std::string refresh_token;
};
const web::Model<RefreshBody>& refresh_model();

// {"id", "started_at", "last_used_at", "current"}; times in seconds since 1970.
struct SessionView {
  std::int64_t id;
  std::int64_t started_at;
  std::int64_t last_used_at;
  bool current;  // Is it the session of the token that was shown?
};
const web::Model<SessionView>& session_view_model();

}  // namespace taskboard_api
