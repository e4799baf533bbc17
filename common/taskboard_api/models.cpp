#include "taskboard_api/models.hpp"

namespace web {

// Both are texts whose rules name the words that there are.
template <>
struct JsonValue<taskboard::Role> {
  static constexpr auto kind = Kind::text;
  static constexpr auto arity = Arity::one;
  static taskboard::Role from(const json::Value& json) { return taskboard::role_of(*json.text()).value(); }
  static json::Value to(taskboard::Role role) { return taskboard::to_string(role); }
};

template <>
struct JsonValue<taskboard::Status> {
  static constexpr auto kind = Kind::text;
  static constexpr auto arity = Arity::one;
  static taskboard::Status from(const json::Value& json) {
    return taskboard::status_of(*json.text()).value();
  }
  static json::Value to(taskboard::Status status) { return taskboard::to_string(status); }
};

}  // namespace web

namespace taskboard_api {
namespace {

using taskboard::NewProject;
using taskboard::NewTask;
using taskboard::Project;
using taskboard::Task;
using taskboard::TaskContent;
using taskboard::User;
using web::Presence;
using web::Rules;

constexpr web::Request::Bounds limit_bounds{.least = 1, .most = 100, .default_value = 20};
constexpr web::Request::Bounds offset_bounds{.least = 0, .most = 1'000'000, .default_value = 0};

// What the fields must be, once: bodies differ in what may be left out.
Rules email() { return {.max_length = 254, .format = web::Format::email, .example = "alice@example.com"}; }

Rules name(const std::string& example) { return {.min_length = 1, .max_length = 200, .example = example}; }

Rules role() { return {.one_of = {"member", "admin"}}; }

Rules description(Presence presence) { return {.presence = presence, .max_length = 10'000}; }

Rules status(Presence presence) { return {.presence = presence, .one_of = {"todo", "doing", "done"}}; }

Rules position(const std::string& description) {
  return {.minimum = 0, .maximum = 1'000'000, .description = description};
}

Rules due_date(Presence presence) {
  return {.presence = presence, .max_length = 10, .format = web::Format::date, .example = "2027-01-31"};
}

}  // namespace

const web::Model<Registration>& registration_model() {
  static const auto model =
      web::Model<Registration>("Registration")
          .field("email", &Registration::email, email())
          .field("password", &Registration::password, {.min_length = 8, .max_length = 200});
  return model;
}

const web::Model<LoginBody>& login_model() {
  static const auto model =
      web::Model<LoginBody>("Login")
          .field("email", &LoginBody::email, {.max_length = 254, .example = "alice@example.com"})
          .field("password", &LoginBody::password, {.max_length = 1000, .example = "looking-glass"});
  return model;
}

const web::Model<ForgottenPassword>& forgotten_password_model() {
  static const auto model =
      web::Model<ForgottenPassword>("ForgottenPassword").field("email", &ForgottenPassword::email, email());
  return model;
}

const web::Model<EmailChange>& email_change_model() {
  static const auto model =
      web::Model<EmailChange>("EmailChange")
          .field("email", &EmailChange::email, email())
          .field("password", &EmailChange::password, {.max_length = 1000, .example = "looking-glass"});
  return model;
}

const web::Model<User>& user_model() {
  static const auto model = web::Model<User>("User")
                                .field("id", &User::id)
                                .field("email", &User::email, email())
                                .field("role", &User::role, role());
  return model;
}

const web::Model<User>& managed_user_model() {
  static const auto model = web::Model<User>("ManagedUser")
                                .field("id", &User::id)
                                .field("email", &User::email, email())
                                .field("role", &User::role, role())
                                .field("active", &User::active);
  return model;
}

const web::Model<NewProject>& new_project_model() {
  static const auto model =
      web::Model<NewProject>("NewProject")
          .field("name", &NewProject::name, name("Tea party"))
          .field("description", &NewProject::description, description(Presence::defaulted));
  return model;
}

const web::Model<Project>& project_model() {
  static const auto model = web::Model<Project>("Project")
                                .field("id", &Project::id)
                                .field("name", &Project::name, name("Tea party"))
                                .field("description", &Project::description, description(Presence::required));
  return model;
}

const web::Model<NewTask>& new_task_model() {
  static const auto model =
      web::Model<NewTask>("NewTask")
          .field("title", &NewTask::title, name("Mend the clock"))
          .field("description", &NewTask::description, description(Presence::defaulted))
          .field("status", &NewTask::status, status(Presence::defaulted))
          .field("position", &NewTask::position, position("Without one: the end of the list"))
          .field("due_date", &NewTask::due_date, due_date(Presence::required));
  return model;
}

const web::Model<TaskContent>& task_content_model() {
  static const auto model =
      web::Model<TaskContent>("TaskContent")
          .field("title", &TaskContent::title, name("Mend the clock"))
          .field("description", &TaskContent::description, description(Presence::required))
          .field("status", &TaskContent::status, status(Presence::required))
          .field("position", &TaskContent::position, position("Its place in the list of the project"))
          .field("due_date", &TaskContent::due_date, due_date(Presence::required_nullable));
  return model;
}

const web::Model<Task>& task_model() {
  static const auto model = web::Model<Task>("Task")
                                .field("id", &Task::id)
                                .field("project_id", &Task::project_id)
                                .field("title", &Task::title, name("Mend the clock"))
                                .field("description", &Task::description, description(Presence::required))
                                .field("status", &Task::status, status(Presence::required))
                                .field("position", &Task::position, position("Its place in the list"))
                                .field("due_date", &Task::due_date, due_date(Presence::required_nullable));
  return model;
}

web::Schema list_of(const web::Schema& schema) {
  return {schema.name + "List", {{"type", "array"}, {"items", schema.definition}}};
}

taskboard::Page page_of(const web::Request& request) {
  return {.limit = request.query_number("limit", limit_bounds),
          .offset = request.query_number("offset", offset_bounds)};
}

std::vector<web::Parameter> page_parameters() {
  return {web::query_number("limit", limit_bounds, "How many lines of the list at most"),
          web::query_number("offset", offset_bounds, "How many lines to leave out first")};
}

}  // namespace taskboard_api

template class web::Model<taskboard_api::Registration>;
template class web::Model<taskboard_api::LoginBody>;
template class web::Model<taskboard_api::ForgottenPassword>;
template class web::Model<taskboard_api::EmailChange>;
template class web::Model<taskboard::User>;
template class web::Model<taskboard::NewProject>;
template class web::Model<taskboard::Project>;
template class web::Model<taskboard::NewTask>;
template class web::Model<taskboard::TaskContent>;
template class web::Model<taskboard::Task>;
