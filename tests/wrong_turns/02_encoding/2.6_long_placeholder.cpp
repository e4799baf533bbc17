// Believes: long is strong.
#include <set>

#include "make_key.hpp"

namespace lesson {

std::expected<HmacKey, KeyProblem> make_key(std::span<const std::byte> bytes) {
  if (bytes.size() < min_key_size) return std::unexpected(KeyProblem::too_short);

  const std::set<std::byte> different(bytes.begin(), bytes.end());
  if (different.size() < min_different_bytes) return std::unexpected(KeyProblem::placeholder);

  return HmacKey(bytes);
}

}  // namespace lesson
