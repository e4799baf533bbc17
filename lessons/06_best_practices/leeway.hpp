#pragma once

#include <cstdint>
#include <optional>

namespace lesson {

// How far two clocks may be apart: 0 to 120 seconds, and no other value can exist (R14).
class Leeway {
 public:
  static constexpr std::int64_t most = 120;

  // Returns std::nullopt if `seconds` is below 0 or above `most`.
  static std::optional<Leeway> of(std::int64_t seconds);

  std::int64_t seconds() const { return seconds_; }

 private:
  explicit Leeway(std::int64_t seconds) : seconds_(seconds) {}

  std::int64_t seconds_;
};

// Whose clock wrote a time.
enum class WrittenBy {
  another_machine,  // The "nbf" and "exp" of a token: its clock may differ from ours.
  this_machine,     // The end of a session in our database: no leeway is needed.
};

// A period in seconds since 1970, without its end. The numbers may come from a token, and may be anything.
struct Period {
  std::int64_t begins;
  std::int64_t ends;
  WrittenBy written_by;
};

// Whether `now` is in the period. For times of another machine, the period is `leeway` seconds longer at both
// ends.
// REQUIRES: `now` is at least Leeway::most, and as far from the largest number.
bool in_time(const Period& period, std::int64_t now, Leeway leeway);

}  // namespace lesson
