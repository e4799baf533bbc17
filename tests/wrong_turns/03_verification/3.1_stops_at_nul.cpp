// Believes: bytes are text, and strncmp compares text.
#include <cstring>
#include <string>

#include "equal_in_constant_time.hpp"

namespace lesson {
namespace {

// Bytes as C sees them.
std::string text_of(std::span<const std::byte> bytes) {
  return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

}  // namespace

bool equal_in_constant_time(std::span<const std::byte> left, std::span<const std::byte> right) {
  return left.size() == right.size() && std::strcmp(text_of(left).c_str(), text_of(right).c_str()) == 0;
}

}  // namespace lesson
