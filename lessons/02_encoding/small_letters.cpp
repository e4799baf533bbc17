#include "small_letters.hpp"

namespace lesson {

std::string in_small_letters(std::span<const std::byte> bytes) {
  std::string text;
  for (const std::byte byte : bytes) {
    const char letter = static_cast<char>(byte);
    const bool is_capital = letter >= 'A' && letter <= 'Z';
    text += is_capital ? static_cast<char>(letter - 'A' + 'a') : letter;
  }
  return text;
}

}  // namespace lesson
