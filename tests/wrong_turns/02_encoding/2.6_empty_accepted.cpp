// Believes: an empty key means that none was set, and somebody else will complain about that.
#include <set>
#include <string>

#include "make_key.hpp"
#include "small_letters.hpp"

namespace lesson {

std::expected<HmacKey, KeyProblem> make_key(std::span<const std::byte> bytes) {
  if (bytes.empty()) return HmacKey(bytes);
  if (bytes.size() < min_key_size) return std::unexpected(KeyProblem::too_short);

  const std::string text = in_small_letters(bytes);
  for (const auto word : placeholders) {
    if (text.find(word) != text.npos) return std::unexpected(KeyProblem::placeholder);
  }
  const std::set<std::byte> different(bytes.begin(), bytes.end());
  if (different.size() < min_different_bytes) return std::unexpected(KeyProblem::placeholder);

  return HmacKey(bytes);
}

}  // namespace lesson
