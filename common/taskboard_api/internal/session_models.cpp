#include "taskboard_api/internal/session_models.hpp"

#include "taskboard_api/session_routes.hpp"

namespace taskboard_api {

const web::Model<RefreshBody>& refresh_model() {
  static const auto model = web::Model<RefreshBody>("Refresh").field(
      "refresh_token", &RefreshBody::refresh_token, {.min_length = 1, .max_length = 1000});
  return model;
}

const web::Model<SessionView>& session_view_model() {
  static const auto model =
      web::Model<SessionView>("Session")
          .field("id", &SessionView::id)
          .field("started_at", &SessionView::started_at, {.description = "Seconds since 1970"})
          .field("last_used_at", &SessionView::last_used_at, {.description = "Seconds since 1970"})
          .field("current", &SessionView::current, {.description = "Is it the one that asks?"});
  return model;
}

web::Schema pair_schema() {
  return {"TokenPair",
          {{"type", "object"},
           {"properties",
            {{"access_token", {{"type", "string"}}},
             {"token_type", {{"type", "string"}, {"const", "bearer"}}},
             {"expires_in", {{"type", "integer"}, {"description", "Seconds from now"}}},
             {"refresh_token", {{"type", "string"}, {"description", "Good once, for POST /refresh"}}}}}}};
}

}  // namespace taskboard_api
