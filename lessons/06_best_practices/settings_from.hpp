#pragma once

#include <expected>
#include <functional>
#include <string>

#include "load_settings.hpp"

namespace lesson {

// Gives the secret of this name, or says why there is none.
using FindSecret = std::function<std::expected<crypto::Secret, SettingsProblem>(const std::string& name)>;

// Asks `find` for each secret of the server: JWT_SECRET, METRICS_KEY and JWT_SECRET_PREVIOUS, in this order.
// The last one may be missing. Nothing else than `find` lets a secret in. Returns the first problem that
// `find` gives; otherwise used_twice for JWT_SECRET_PREVIOUS or METRICS_KEY if it is the value of another
// secret; otherwise the settings.
std::expected<Settings, SettingsProblem> settings_from(const FindSecret& find);

}  // namespace lesson
