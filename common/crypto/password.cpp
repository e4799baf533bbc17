#include "crypto/password.hpp"

#include <span>
#include <stdexcept>

#include "crypto/constant_time.hpp"
#include "crypto/internal/openssl.hpp"
#include "crypto/internal/phc.hpp"
#include "crypto/random.hpp"

namespace crypto {
namespace {

void derive(std::string_view password, const StoredPassword& stored, std::span<std::byte> out) {
  constexpr std::uint64_t no_limit = std::uint64_t{2} << 30;  // Ours is in is_affordable().
  require_one(
      EVP_PBE_scrypt(password.data(), password.size(), read_pointer(stored.salt), stored.salt.size(),
                     std::uint64_t{1} << stored.cost.log2_n, static_cast<std::uint64_t>(stored.cost.r),
                     static_cast<std::uint64_t>(stored.cost.p), no_limit, write_pointer(out), out.size()),
      "hashing a password");
}

bool is_weaker(const ScryptCost& cost, const ScryptCost& wanted) {
  return cost.log2_n < wanted.log2_n || cost.r < wanted.r || cost.p < wanted.p;
}

void require_affordable(const ScryptCost& cost) {
  if (!is_affordable(cost)) throw std::invalid_argument("this scrypt cost is out of range");
}

}  // namespace

std::string hash_password(std::string_view password, const ScryptCost& cost) {
  require_affordable(cost);
  StoredPassword stored{.cost = cost, .salt = {}, .hash = {}};
  fill_random(stored.salt);
  derive(password, stored, stored.hash);
  return to_phc(stored);
}

PasswordVerdict verify_password(std::string_view password, std::string_view stored, const ScryptCost& cost) {
  auto known = from_phc(stored);
  if (!known) known = from_phc(nobodys_password_hash(cost));
  std::array<std::byte, 32> hash{};
  derive(password, *known, hash);
  if (!equal_in_constant_time(hash, known->hash)) return PasswordVerdict::wrong;
  return is_weaker(known->cost, cost) ? PasswordVerdict::right_but_outdated : PasswordVerdict::right;
}

// All zeros: as likely to be met as any other 256 bits, that is never.
std::string nobodys_password_hash(const ScryptCost& cost) {
  require_affordable(cost);
  return to_phc({.cost = cost, .salt = {}, .hash = {}});
}

}  // namespace crypto
