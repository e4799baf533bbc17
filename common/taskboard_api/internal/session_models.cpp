#include "taskboard_api/internal/session_models.hpp"

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

}  // namespace taskboard_api
