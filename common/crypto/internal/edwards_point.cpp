#include "crypto/internal/edwards_point.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include "crypto/internal/openssl.hpp"

namespace crypto {
namespace {

using NumberContext = std::unique_ptr<BN_CTX, Releaser<BN_CTX_free>>;

// a·x² + y² = 1 + d·x²·y² (mod p), with a = -1 or 1.
struct EdwardsCurve {
  const char* p;
  const char* d;
  bool has_negative_a;
  std::array<const char*, 2> order_8;  // y of the points of order 8; null where there are none.
};

constexpr EdwardsCurve curve_25519{
    .p = "7FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFED",
    .d = "52036CEE2B6FFE738CC740797779E89800700A4D4141D8AB75EB4DCA135978A3",
    .has_negative_a = true,
    .order_8 = {"05FC536D880238B13933C6D305ACDFD5F098EFF289F4C345B027B2C28F95E826",
                "7A03AC9277FDC74EC6CC392CFA53202A0F67100D760B3CBA4FD84D3D706A17C7"}};

// d is -39081.
constexpr EdwardsCurve curve_448{.p = "FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFE"
                                      "FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF",
                                 .d = "FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFE"
                                      "FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF6756",
                                 .has_negative_a = false,
                                 .order_8 = {}};

BigNumber number(const char* hex) {
  BIGNUM* number = nullptr;
  if (BN_hex2bn(&number, hex) == 0) throw_openssl_error("a number");
  return BigNumber(number);
}

// Little-endian; the topmost bit is the sign of x.
BigNumber y_of(std::span<const std::byte> encoded) {
  std::vector<std::byte> bytes(encoded.begin(), encoded.end());
  bytes.back() &= std::byte{0x7F};
  const auto size = static_cast<int>(bytes.size());
  return BigNumber(require_handle(BN_lebin2bn(read_pointer(bytes), size, nullptr), "a number"));
}

// y is 0, 1 or -1 for the orders 4, 1 and 2.
bool has_small_order(const EdwardsCurve& curve, const BIGNUM* y, const BIGNUM* p) {
  const BigNumber next(require_handle(BN_dup(y), "a number"));
  require_one(BN_add_word(next.get(), 1), "adding");
  if (BN_is_zero(y) || BN_is_one(y) || BN_cmp(next.get(), p) == 0) return true;
  return std::ranges::any_of(curve.order_8, [y](const char* known) {
    return known != nullptr && BN_cmp(y, number(known).get()) == 0;
  });
}

// The equation of the curve gives x² = u/v with u = y² - 1 and v = d·y² - a, which is never 0. That is a
// square if u·v is one.
bool is_on_curve(const EdwardsCurve& curve, const BIGNUM* y, const BIGNUM* p) {
  const NumberContext context(require_handle(BN_CTX_new(), "a context for numbers"));
  const BigNumber d = number(curve.d);
  const BigNumber u(require_handle(BN_new(), "a number")), v(require_handle(BN_new(), "a number"));
  const BigNumber one(require_handle(BN_dup(BN_value_one()), "a number"));
  const auto subtract_a = curve.has_negative_a ? BN_mod_add : BN_mod_sub;
  require_one(BN_mod_sqr(u.get(), y, p, context.get()), "squaring");
  require_one(BN_mod_mul(v.get(), d.get(), u.get(), p, context.get()), "multiplying");
  require_one(subtract_a(v.get(), v.get(), one.get(), p, context.get()), "subtracting");
  require_one(BN_mod_sub(u.get(), u.get(), one.get(), p, context.get()), "subtracting");
  require_one(BN_mod_mul(u.get(), u.get(), v.get(), p, context.get()), "multiplying");
  const int symbol = BN_kronecker(u.get(), p, context.get());
  if (symbol == -2) throw_openssl_error("a Kronecker symbol");
  return symbol >= 0;
}

}  // namespace

std::optional<KeyProblem> check_edwards_point(KeyKind curve, std::span<const std::byte> encoded) {
  const EdwardsCurve& parameters = curve == KeyKind::ed25519 ? curve_25519 : curve_448;
  const BigNumber p = number(parameters.p);
  const BigNumber y = y_of(encoded);
  if (BN_cmp(y.get(), p.get()) >= 0) return KeyProblem::malformed;
  if (has_small_order(parameters, y.get(), p.get())) return KeyProblem::weak;
  if (!is_on_curve(parameters, y.get(), p.get())) return KeyProblem::not_on_curve;
  return std::nullopt;
}

}  // namespace crypto
