// Exercise 6.2 · No key, no server
//
// Find one secret, or return why there is none. In this order:
//
//   file.permissions & perms::others_all              not perms::none: file_open_to_others, of ".env"
//   the environment has `name`                        take that value, even if it is empty
//   otherwise, file.variables has it                  take that value
//   neither has it                                    missing
//   under min_secret_size characters                  too_short
//   taskboard_api::is_placeholder(value)              placeholder
//   otherwise                                         crypto::Secret::copy_of(value)
//
// No value is made up here: a server without a good secret does not start.
#include "load_settings.hpp"

#include "course/todo.hpp"
#include "settings_from.hpp"
#include "taskboard_api/placeholder.hpp"

using std::filesystem::perms;

namespace lesson {
namespace {

std::unexpected<SettingsProblem> refuse(SettingsMistake mistake, const std::string& variable) {
  return std::unexpected(SettingsProblem{mistake, variable});
}

// The secret `name`; otherwise refuse(mistake, name).
std::expected<crypto::Secret, SettingsProblem> find_secret(const std::string& name,
                                                           const Variables& environment,
                                                           const EnvFile& file) {
  course::todo("6.2", name, environment, file, refuse);  // Your code replaces this line.
}

}  // namespace

std::expected<Settings, SettingsProblem> load_settings(const Variables& environment, const EnvFile& file) {
  return settings_from([&](const std::string& name) { return find_secret(name, environment, file); });
}

}  // namespace lesson
