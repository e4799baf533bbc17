#pragma once

#include <cstddef>
#include <ostream>
#include <string_view>
#include <vector>

namespace lesson {

// A value that nobody else may see. It moves and never copies; it prints as "[secret]"; it has no ==;
// and its bytes are overwritten when it is destroyed, or when another value replaces it.
class Secret {
 public:
  explicit Secret(std::string_view text);

  // Takes the bytes: `other` is empty afterwards, and there is no second copy.
  Secret(Secret&& other) noexcept;
  // The same, after overwriting the old value. Moving an object to itself changes nothing.
  Secret& operator=(Secret&& other) noexcept;
  ~Secret();

  Secret(const Secret&) = delete;
  Secret& operator=(const Secret&) = delete;

  // Whether this is the value. The time that the answer takes reveals nothing but the lengths.
  bool is(std::string_view guess) const;

  // The value, for the code that has to use it. Valid for as long as this object.
  std::string_view text() const { return {reinterpret_cast<const char*>(bytes_.data()), bytes_.size()}; }

 private:
  std::vector<std::byte> bytes_;  // Never grows: a reallocation would leave a copy in the old memory.
};

bool operator==(const Secret&, const Secret&) = delete;

// Writes "[secret]".
std::ostream& operator<<(std::ostream& out, const Secret& secret);

}  // namespace lesson
