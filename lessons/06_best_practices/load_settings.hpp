#pragma once

#include <cstddef>
#include <expected>
#include <filesystem>
#include <optional>
#include <string>

#include "crypto/secret.hpp"
#include "variables.hpp"

namespace lesson {

// The content of a .env file. A file that does not exist has no variables and no permissions.
struct EnvFile {
  Variables variables{};
  std::filesystem::perms permissions = std::filesystem::perms::none;
};

struct Settings {
  crypto::Secret jwt_secret;   // JWT_SECRET: signs the tokens.
  crypto::Secret metrics_key;  // METRICS_KEY: opens GET /metrics.
  // JWT_SECRET_PREVIOUS: still verifies the tokens that it has signed.
  std::optional<crypto::Secret> previous_jwt_secret{};
};

enum class SettingsMistake {
  file_open_to_others,  // Somebody other than the owner and the group has access to the file.
  missing,              // Neither the environment nor the file has it.
  too_short,            // Under min_secret_size characters; an empty text is too short, too.
  placeholder,          // taskboard_api::is_placeholder()
  used_twice,           // Another secret has the same value.
};

// Why there are no settings, and which variable causes it; ".env" for file_open_to_others.
struct SettingsProblem {
  SettingsMistake mistake;
  std::string variable;
};

inline constexpr std::size_t min_secret_size = 32;  // Characters.

// Returns the secrets of the server (R32), all checked in the same way; otherwise the first problem: of the
// file, of JWT_SECRET, of METRICS_KEY, of JWT_SECRET_PREVIOUS, which alone may be missing. The environment
// wins: a variable that is set there, even to an empty text, is not looked up in the file. There is no
// default.
std::expected<Settings, SettingsProblem> load_settings(const Variables& environment, const EnvFile& file);

}  // namespace lesson
