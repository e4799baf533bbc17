#pragma once

#include <cstdint>
#include <optional>

namespace lesson {

// How much clocks may disagree: 0 to 120 seconds, and no other value can exist (R14).
class Leeway {
 public:
  static constexpr std::int64_t most = 120;

  // Nothing when `seconds` is below 0 or above `most`.
  static std::optional<Leeway> of(std::int64_t seconds);

  std::int64_t seconds() const { return seconds_; }

 private:
  explicit Leeway(std::int64_t seconds) : seconds_(seconds) {}

  std::int64_t seconds_;
};

// Whose clock wrote a time.
enum class WrittenBy {
  another_machine,  // The "nbf" and "exp" of a token: its clock may differ from ours.
  this_machine,     // The end of a session in our database: there is nothing to forgive.
};

// A stretch of time in seconds since 1970, its end not included. Any numbers: whoever wrote them liked them.
struct Period {
  std::int64_t begins;
  std::int64_t ends;
  WrittenBy written_by;
};

// Is it `now`? Times of another machine are forgiven `leeway` at both ends: it has begun `leeway` seconds
// before it begins, and has not ended until `leeway` seconds after its end.
// REQUIRES: `now` is at least Leeway::most, and as far from the largest number.
bool in_time(const Period& period, std::int64_t now, Leeway leeway);

}  // namespace lesson
