// Believes: anything that is not a known word is random.
#include <string>

#include "make_key.hpp"
#include "small_letters.hpp"

namespace lesson {

std::expected<HmacKey, KeyProblem> make_key(std::span<const std::byte> bytes) {
  if (bytes.size() < min_key_size) return std::unexpected(KeyProblem::too_short);

  const std::string text = in_small_letters(bytes);
  for (const auto word : placeholders) {
    if (text.find(word) != text.npos) return std::unexpected(KeyProblem::placeholder);
  }

  return HmacKey(bytes);
}

}  // namespace lesson
