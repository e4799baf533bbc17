#pragma once

#include <source_location>
#include <stdexcept>
#include <string>

namespace base {

// Thrown where code is promised and not written yet: an exercise that waits for the learner.
// A server answers it with 501.
class NotImplemented : public std::logic_error {
 public:
  NotImplemented(const std::string& what, std::source_location where)
      : std::logic_error(what + " is not implemented yet"), where_(where) {}

  // File and line of the hole.
  const std::source_location& where() const noexcept { return where_; }

 private:
  std::source_location where_;
};

}  // namespace base
