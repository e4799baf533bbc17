// Believes: sixteen characters are a good password, so they are a good key.
#include "load_settings.hpp"
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
  if ((file.permissions & perms::others_all) != perms::none)
    return refuse(SettingsMistake::file_open_to_others, ".env");

  const auto& source = environment.contains(name) ? environment : file.variables;
  const auto found = source.find(name);
  if (found == source.end()) return refuse(SettingsMistake::missing, name);

  const auto& value = found->second;
  if (value.size() < 16) return refuse(SettingsMistake::too_short, name);
  if (taskboard_api::is_placeholder(value)) return refuse(SettingsMistake::placeholder, name);
  return crypto::Secret::copy_of(value);
}

}  // namespace

std::expected<Settings, SettingsProblem> load_settings(const Variables& environment, const EnvFile& file) {
  return settings_from([&](const std::string& name) { return find_secret(name, environment, file); });
}

}  // namespace lesson
