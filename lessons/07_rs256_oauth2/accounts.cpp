#include "accounts.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "taskboard/login.hpp"
#include "taskboard/users.hpp"
#include "taskboard_api/access_tokens.hpp"

namespace lesson {
namespace {

// The id of a user never belongs to anybody else; an e-mail address may.
oauth::User as_oauth_user(const taskboard::User& user) {
  return {.subject = std::to_string(user.id), .email = user.email};
}

}  // namespace

oauth::LogIn log_in_to(std::shared_ptr<store::Pool> accounts,
                       std::shared_ptr<const taskboard::Passwords> passwords) {
  return [accounts = std::move(accounts), passwords = std::move(passwords)](
             std::string_view email, std::string_view password) -> std::optional<oauth::User> {
    const auto user =
        taskboard::log_in(*accounts->lease(), *passwords, {.email = email, .password = password});
    if (!user) return std::nullopt;
    return as_oauth_user(*user);
  };
}

oauth::FindUser find_in(std::shared_ptr<store::Pool> accounts) {
  return [accounts = std::move(accounts)](std::string_view subject) -> std::optional<oauth::User> {
    const auto id = taskboard_api::user_id_of(subject);
    const auto user = id ? taskboard::find_user(*accounts->lease(), *id) : std::nullopt;
    if (!user || !user->active) return std::nullopt;
    return as_oauth_user(*user);
  };
}

}  // namespace lesson
