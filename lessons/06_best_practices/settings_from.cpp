#include "settings_from.hpp"

#include <utility>

#include "crypto/constant_time.hpp"

namespace lesson {
namespace {

bool are_one(const crypto::Secret& left, const crypto::Secret& right) {
  return crypto::equal_in_constant_time(left.bytes(), right.bytes());
}

// The variable whose value another secret has, if there is one.
std::optional<std::string> used_twice(const Settings& settings) {
  const auto& previous = settings.previous_jwt_secret;
  if (previous && are_one(*previous, settings.jwt_secret)) return "JWT_SECRET_PREVIOUS";
  const bool signs = are_one(settings.metrics_key, settings.jwt_secret) ||
                     (previous && are_one(settings.metrics_key, *previous));
  return signs ? std::optional("METRICS_KEY") : std::nullopt;
}

}  // namespace

std::expected<Settings, SettingsProblem> settings_from(const FindSecret& find) {
  auto jwt_secret = find("JWT_SECRET");
  if (!jwt_secret) return std::unexpected(jwt_secret.error());
  auto metrics_key = find("METRICS_KEY");
  if (!metrics_key) return std::unexpected(metrics_key.error());
  Settings settings{.jwt_secret = std::move(*jwt_secret), .metrics_key = std::move(*metrics_key)};

  auto previous = find("JWT_SECRET_PREVIOUS");
  if (previous)
    settings.previous_jwt_secret = std::move(*previous);
  else if (previous.error().mistake != SettingsMistake::missing)
    return std::unexpected(previous.error());

  if (const auto variable = used_twice(settings))
    return std::unexpected(SettingsProblem{SettingsMistake::used_twice, *variable});
  return settings;
}

}  // namespace lesson
