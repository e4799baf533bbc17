#pragma once

// What a command of scripts/course returns. Each prints to stdout, and troubles to stderr.
namespace course {

inline constexpr int exit_ok = 0;          // Done, or passed.
inline constexpr int exit_not_passed = 1;  // Not passed, or impossible now.
inline constexpr int exit_usage = 2;       // A wrong id or wrong usage.

}  // namespace course
