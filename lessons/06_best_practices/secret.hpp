#pragma once

#include <cstddef>
#include <ostream>
#include <string_view>
#include <vector>

namespace lesson {

// A value that nobody else may see. It moves and never copies; whoever prints it prints "[secret]"; it cannot
// be compared with ==; and its bytes are overwritten when it ends, or when another value takes its place.
class Secret {
 public:
  explicit Secret(std::string_view text);

  // The bytes change hands: `other` is empty afterwards, and there is no second copy.
  Secret(Secret&& other) noexcept;
  // The same; the value that was here is overwritten first. To itself: nothing happens.
  Secret& operator=(Secret&& other) noexcept;
  ~Secret();

  Secret(const Secret&) = delete;
  Secret& operator=(const Secret&) = delete;

  // Is this the value? How long the answer takes says nothing but the lengths.
  bool is(std::string_view guess) const;

  // The value, for who has to use it. Good for as long as this object.
  std::string_view text() const { return {reinterpret_cast<const char*>(bytes_.data()), bytes_.size()}; }

 private:
  std::vector<std::byte> bytes_;  // Never grows: a new place would leave a copy in the old one.
};

bool operator==(const Secret&, const Secret&) = delete;

// Writes "[secret]".
std::ostream& operator<<(std::ostream& out, const Secret& secret);

}  // namespace lesson
