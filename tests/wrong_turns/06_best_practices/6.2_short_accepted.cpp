// Believes: sixteen characters are a good password, so they are a good key.
#include <utility>

#include "load_settings.hpp"
#include "placeholder.hpp"

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
  if (is_placeholder(value)) return refuse(SettingsMistake::placeholder, name);
  return crypto::Secret::copy_of(value);
}

}  // namespace

std::expected<Settings, SettingsProblem> load_settings(const Variables& environment, const EnvFile& file) {
  auto jwt_secret = find_secret("JWT_SECRET", environment, file);
  if (!jwt_secret) return std::unexpected(jwt_secret.error());
  auto metrics_key = find_secret("METRICS_KEY", environment, file);
  if (!metrics_key) return std::unexpected(metrics_key.error());
  return Settings{.jwt_secret = std::move(*jwt_secret), .metrics_key = std::move(*metrics_key)};
}

}  // namespace lesson
