#pragma once

#include <string>
#include <vector>

#include "taskboard/page.hpp"
#include "taskboard/projects.hpp"
#include "taskboard/tasks.hpp"
#include "taskboard/user.hpp"
#include "web/model.hpp"
#include "web/operation.hpp"

// What clients may send, and what they get, as JSON. Lengths are in characters.
namespace taskboard_api {

// {"email", "password"}, of a new user. Nothing else: a client does not choose its own role.
struct Registration {
  std::string email;
  std::string password;  // 8 to 200 characters.
};
const web::Model<Registration>& registration_model();

// {"email", "password"}, of a user who logs in. Any text: the rules for new passwords do not apply here.
struct LoginBody {
  std::string email;
  std::string password;
};
const web::Model<LoginBody>& login_model();

// {"email"}, of a user who has forgotten the password.
struct ForgottenPassword {
  std::string email;
};
const web::Model<ForgottenPassword>& forgotten_password_model();

// {"email", "password"}: the new address, and the current password.
struct EmailChange {
  std::string email;
  std::string password;
};
const web::Model<EmailChange>& email_change_model();

// {"id", "email", "role"}; for admins, "active" as well.
const web::Model<taskboard::User>& user_model();
const web::Model<taskboard::User>& managed_user_model();

// {"name", "description"?}; {"id", "name", "description"}
const web::Model<taskboard::NewProject>& new_project_model();
const web::Model<taskboard::Project>& project_model();

// {"title", "description"?, "status"?, "position"?, "due_date"?}
const web::Model<taskboard::NewTask>& new_task_model();

// The same fields, all of them required: PUT replaces the whole task (RFC 9110 §9.3.4), and must not erase a
// field that the client forgot. A date is erased with null.
const web::Model<taskboard::TaskContent>& task_content_model();

// {"id", "project_id", "title", "description", "status", "position", "due_date"}
const web::Model<taskboard::Task>& task_model();

// A list as JSON, and its schema.
template <typename T>
json::Value write_all(const web::Model<T>& model, const std::vector<T>& objects) {
  auto json = json::Value::array();
  for (const T& object : objects) json.push_back(model.write(object));
  return json;
}
web::Schema list_of(const web::Schema& schema);

// ?limit= (1 to 100, 20 without) and &offset= (0 to a million, 0 without). Throws InvalidRequest otherwise.
taskboard::Page page_of(const web::Request& request);
std::vector<web::Parameter> page_parameters();

}  // namespace taskboard_api

// Compiled once, in models.cpp: a file that reads a body compiles twice as fast.
extern template class web::Model<taskboard_api::Registration>;
extern template class web::Model<taskboard_api::LoginBody>;
extern template class web::Model<taskboard_api::ForgottenPassword>;
extern template class web::Model<taskboard_api::EmailChange>;
extern template class web::Model<taskboard::User>;
extern template class web::Model<taskboard::NewProject>;
extern template class web::Model<taskboard::Project>;
extern template class web::Model<taskboard::NewTask>;
extern template class web::Model<taskboard::TaskContent>;
extern template class web::Model<taskboard::Task>;
