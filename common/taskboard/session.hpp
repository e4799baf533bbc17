#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace taskboard {

// From a login to its end: the family of all refresh tokens that came of one login, each in place of the one
// before. Times are seconds since 1970.
struct Session {
  std::int64_t id = 0;
  std::int64_t user_id = 0;
  std::int64_t started_at = 0;
  std::int64_t last_used_at = 0;  // The last refresh; at first the login.
  std::optional<std::int64_t> ended_at{};

  bool operator==(const Session&) const = default;
};

// How long a session may lie unused, and how long it may go on at all, in seconds.
inline constexpr std::int64_t idle_limit = std::int64_t{14} * 24 * 60 * 60;
inline constexpr std::int64_t absolute_limit = std::int64_t{90} * 24 * 60 * 60;

// Why a refresh token gives nothing. The client learns none of it: one answer for all.
enum class RefreshProblem {
  unknown,          // Nobody was given this token, or its session is forgotten.
  used_before,      // It was spent. Somebody has a copy, and the session has ended.
  session_ended,    // A logout, or a copy that was found.
  idle_too_long,    // idle_limit
  session_too_old,  // absolute_limit
  no_active_user,   // The user is gone or disabled.
};

// A stable word for the log, such as "used_before".
std::string_view code(RefreshProblem problem);

}  // namespace taskboard
