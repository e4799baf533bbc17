// Believes: a placeholder is the word itself, perhaps repeated.
#include <set>
#include <string_view>

#include "make_key.hpp"

namespace lesson {

std::expected<HmacKey, KeyProblem> make_key(std::span<const std::byte> bytes) {
  if (bytes.size() < min_key_size) return std::unexpected(KeyProblem::too_short);

  const std::string_view text(reinterpret_cast<const char*>(bytes.data()), bytes.size());
  for (const auto word : placeholders) {
    if (text.starts_with(word)) return std::unexpected(KeyProblem::placeholder);
  }
  const std::set<std::byte> different(bytes.begin(), bytes.end());
  if (different.size() < min_different_bytes) return std::unexpected(KeyProblem::placeholder);

  return HmacKey(bytes);
}

}  // namespace lesson
