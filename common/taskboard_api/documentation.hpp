#pragma once

#include "web/operation.hpp"

namespace taskboard_api {

// What /docs says about each operation, under the name of its handler. Its path, its method and its guard are
// in the line that adds the route.
struct Documentation {
  // Accounts. What a login answers depends on the server: one token, a pair, or 429 as well.
  web::Operation register_user;
  web::Operation log_in;
  web::Operation log_in_with_session;
  web::Operation log_in_throttled;
  web::Operation read_me;
  web::Operation change_email;
  web::Operation remove_me;
  web::Operation who_am_i;

  web::Operation create_project;
  web::Operation list_projects;
  web::Operation read_project;
  web::Operation remove_project;

  web::Operation create_task;
  web::Operation list_tasks;
  web::Operation update_task;
  web::Operation remove_task;
  web::Operation list_items;

  web::Operation health;
  web::Operation list_users;
  web::Operation read_metrics;

  web::Operation refresh;
  web::Operation log_out;
  web::Operation log_out_everywhere;
  web::Operation list_sessions;

  web::Operation log_in_browser;
  web::Operation refresh_browser;
  web::Operation log_out_browser;

  web::Operation forgot_password;
  web::Operation reset_password;
};

extern const Documentation docs;

}  // namespace taskboard_api
