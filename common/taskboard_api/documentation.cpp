#include "taskboard_api/documentation.hpp"

#include <string>
#include <utility>
#include <vector>

#include "taskboard_api/account_handlers.hpp"
#include "taskboard_api/internal/session_models.hpp"
#include "taskboard_api/internal/token_schemas.hpp"
#include "taskboard_api/models.hpp"
#include "taskboard_api/password_handlers.hpp"

namespace taskboard_api {
namespace {

using web::AnswerKind;

// The answers of an operation: on success, others of its own, and the one of every operation that uses the
// database.
std::vector<AnswerKind> answers(AnswerKind success, std::vector<AnswerKind> others = {}) {
  others.push_back(std::move(success));
  others.push_back(
      {503, "The server or its database is busy, or its disk is full; Retry-After says when to try again"});
  return others;
}

AnswerKind not_mine() { return {404, "It does not exist, or is not yours"}; }
AnswerKind taken() { return {409, email_taken}; }
AnswerKind from_elsewhere() { return {403, "Not sent by a page of this server"}; }
AnswerKind throttled() { return {429, "Too many attempts; Retry-After says when to try again"}; }

web::Operation login(const web::Schema& answer, std::vector<AnswerKind> others = {}) {
  others.push_back({401, "Wrong e-mail or password; the answer does not say which"});
  return {.summary = "Trade e-mail and password for a token",
          .tags = {"users"},
          .body = {{login_model().schema()}},
          .answers = answers({200, "The token", answer}, std::move(others))};
}

std::vector<web::Parameter> page_of_a_project() {
  auto parameters = page_parameters();
  parameters.push_back(web::path_id("project_id"));
  return parameters;
}

}  // namespace

// NOLINTNEXTLINE(cert-err58-cpp): only a lack of memory can throw here, and then no server starts.
const Documentation docs = {
    .register_user = {.summary = "Get an account",
                      .tags = {"users"},
                      .body = {{registration_model().schema()}},
                      .answers = answers({201, "The new user, a member", user_model().schema()},
                                         {taken(), throttled()})},
    .log_in = login(token_schema()),
    .log_in_with_session = login(pair_schema()),
    .log_in_throttled = login(pair_schema(), {throttled()}),
    .read_me = {.summary = "My account",
                .tags = {"users"},
                .answers = answers({200, "The user", user_model().schema()})},
    .change_email = {.summary = "Change my e-mail",
                     .tags = {"users"},
                     .body = {{email_change_model().schema()}},
                     .answers =
                         answers({200, "The user as changed; all sessions have ended", user_model().schema()},
                                 {taken(), throttled(), {403, wrong_password}})},
    .remove_me = {.summary = "Remove my account and everything in it",
                  .tags = {"users"},
                  .answers = answers({204, "It has been removed"})},
    .who_am_i = {.summary = "Who am I to you?", .tags = {"users"}, .answers = answers({200, "Id and role"})},

    .create_project = {.summary = "Start a project",
                       .tags = {"projects"},
                       .body = {{new_project_model().schema()}},
                       .answers = answers({201, "The new project", project_model().schema()})},
    .list_projects = {.summary = "My projects",
                      .tags = {"projects"},
                      .parameters = page_parameters(),
                      .answers = answers({200, "By id", list_of(project_model().schema())})},
    .read_project = {.summary = "One of my projects",
                     .tags = {"projects"},
                     .parameters = {web::path_id("id")},
                     .answers = answers({200, "The project", project_model().schema()}, {not_mine()})},
    .remove_project = {.summary = "Remove a project and its tasks",
                       .tags = {"projects"},
                       .parameters = {web::path_id("id")},
                       .answers = answers({204, "It has been removed"}, {not_mine()})},

    .create_task = {.summary = "Add a task to a project",
                    .tags = {"tasks"},
                    .parameters = {web::path_id("project_id")},
                    .body = {{new_task_model().schema()}},
                    .answers = answers({201, "The new task", task_model().schema()}, {not_mine()})},
    .list_tasks = {.summary = "The tasks of a project",
                   .tags = {"tasks"},
                   .parameters = page_of_a_project(),
                   .answers = answers({200, "By position", list_of(task_model().schema())}, {not_mine()})},
    .update_task = {.summary = "Replace the content of a task",
                    .tags = {"tasks"},
                    .parameters = {web::path_id("id")},
                    .body = {{task_content_model().schema()}},
                    .answers = answers({200, "The task as changed", task_model().schema()}, {not_mine()})},
    .remove_task = {.summary = "Remove a task",
                    .tags = {"tasks"},
                    .parameters = {web::path_id("id")},
                    .answers = answers({204, "It has been removed"}, {not_mine()})},
    .list_items = {.summary = "My tasks in all my projects",
                   .tags = {"tasks"},
                   .parameters = page_parameters(),
                   .answers = answers({200, "Project by project", list_of(task_model().schema())})},

    .health = {.summary = "Is the server up?", .tags = {"staff"}},
    .list_users = {.summary = "All users",
                   .tags = {"staff"},
                   .parameters = page_parameters(),
                   .answers = answers({200, "By id", list_of(managed_user_model().schema())})},
    .read_metrics = {.summary = "The numbers of users, projects and tasks",
                     .tags = {"staff"},
                     .answers = answers({200, "The numbers of rows"})},

    .refresh = {.summary = "Trade a refresh token for the next pair",
                .tags = {"sessions"},
                .body = {{refresh_model().schema()}},
                .answers =
                    answers({200, "The pair", pair_schema()},
                            {{400, "It is not accepted; the answer does not say why", invalid_grant_schema()},
                             throttled()})},
    .log_out = {.summary = "End this session",
                .tags = {"sessions"},
                .answers = answers({204, "It has ended"})},
    .log_out_everywhere = {.summary = "End all my sessions",
                           .tags = {"sessions"},
                           .answers = answers({204, "They have ended"})},
    .list_sessions = {.summary = "My sessions",
                      .tags = {"sessions"},
                      .answers = answers({200, "By id", list_of(session_view_model().schema())})},

    .log_in_browser = login(token_schema(), {throttled(), from_elsewhere()}),
    .refresh_browser = {.summary = "Trade the refresh token in the cookie for the next pair",
                        .tags = {"sessions"},
                        .answers = answers(
                            {200, "The access token; the refresh token is in the cookie", token_schema()},
                            {{400, "It is not accepted; the answer does not say why", invalid_grant_schema()},
                             throttled(),
                             from_elsewhere()})},
    .log_out_browser = {.summary = "End the session of the cookie",
                        .tags = {"sessions"},
                        .answers = answers({204, "It has ended"}, {from_elsewhere()})},

    .forgot_password = {.summary = "Request a mail that lets me set a new password",
                        .tags = {"users"},
                        .body = {{forgotten_password_model().schema()}},
                        .answers = answers({202, "The same for everybody"}, {throttled()})},
    .reset_password = {.summary = "Set a new password with the token in that mail",
                       .tags = {"users"},
                       .body = {{password_reset_schema()}},
                       .answers = answers({204, "It is set, and all sessions have ended"},
                                          {{400, "The token is not accepted; the answer does not say why"},
                                           throttled()})},
};

}  // namespace taskboard_api
