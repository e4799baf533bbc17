#include "crypto/internal/phc.hpp"

#include <charconv>
#include <cstdint>
#include <cstring>
#include <span>

#include "crypto/internal/openssl.hpp"

namespace crypto {
namespace {

constexpr std::uint64_t max_memory = std::uint64_t{1} << 30;

// The PHC format's base64: the standard alphabet, no padding.
std::string to_base64(std::span<const std::byte> bytes) {
  std::string text(((bytes.size() + 2) / 3 * 4) + 1, '\0');
  const int written = EVP_EncodeBlock(reinterpret_cast<unsigned char*>(text.data()), read_pointer(bytes),
                                      static_cast<int>(bytes.size()));
  text.resize(static_cast<std::size_t>(written));
  text.resize(text.find_last_not_of('=') + 1);
  return text;
}

// Fills `out` whole, or says no.
bool from_base64(std::string text, std::span<std::byte> out) {
  text.resize((text.size() + 3) / 4 * 4, '=');
  std::string decoded(text.size() / 4 * 3, '\0');
  const int size =
      EVP_DecodeBlock(reinterpret_cast<unsigned char*>(decoded.data()),
                      reinterpret_cast<const unsigned char*>(text.data()), static_cast<int>(text.size()));
  if (size < 0 || decoded.size() < out.size()) return false;
  std::memcpy(out.data(), decoded.data(), out.size());
  return true;
}

// Takes `prefix` and the number behind it off the front of `text`.
std::optional<int> take_number(std::string_view& text, std::string_view prefix) {
  if (!text.starts_with(prefix)) return std::nullopt;
  text.remove_prefix(prefix.size());
  int number = 0;
  const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (problem != std::errc{}) return std::nullopt;
  text.remove_prefix(static_cast<std::size_t>(end - text.data()));
  return number;
}

std::optional<ScryptCost> take_cost(std::string_view& text) {
  const auto log2_n = take_number(text, "$scrypt$ln=");
  const auto r = log2_n ? take_number(text, ",r=") : std::nullopt;
  const auto p = r ? take_number(text, ",p=") : std::nullopt;
  if (!p) return std::nullopt;
  return ScryptCost{.log2_n = *log2_n, .r = *r, .p = *p};
}

}  // namespace

bool is_affordable(const ScryptCost& cost) {
  const bool in_range =
      cost.log2_n >= 1 && cost.log2_n <= 20 && cost.r >= 1 && cost.r <= 32 && cost.p >= 1 && cost.p <= 16;
  return in_range && (std::uint64_t{128} << cost.log2_n) * static_cast<unsigned>(cost.r) <= max_memory;
}

std::string to_phc(const StoredPassword& stored) {
  return "$scrypt$ln=" + std::to_string(stored.cost.log2_n) + ",r=" + std::to_string(stored.cost.r) +
         ",p=" + std::to_string(stored.cost.p) + "$" + to_base64(stored.salt) + "$" + to_base64(stored.hash);
}

std::optional<StoredPassword> from_phc(std::string_view text) {
  std::string_view rest = text;
  const auto cost = take_cost(rest);
  if (!cost || !is_affordable(*cost) || !rest.starts_with('$')) return std::nullopt;
  const auto middle = rest.find('$', 1);
  if (middle == std::string_view::npos) return std::nullopt;

  StoredPassword stored{.cost = *cost, .salt = {}, .hash = {}};
  if (!from_base64(std::string(rest.substr(1, middle - 1)), stored.salt)) return std::nullopt;
  if (!from_base64(std::string(rest.substr(middle + 1)), stored.hash)) return std::nullopt;
  // Whatever was read leniently above does not read the same when written again.
  if (to_phc(stored) != text) return std::nullopt;
  return stored;
}

}  // namespace crypto
