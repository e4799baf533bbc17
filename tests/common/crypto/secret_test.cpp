#include "crypto/secret.hpp"

#include <concepts>
#include <ostream>
#include <type_traits>
#include <utility>

#include <catch2/catch_test_macros.hpp>

#include "crypto/constant_time.hpp"
#include "crypto/random.hpp"
#include "random.hpp"

using crypto::Secret;

template <class T>
concept Printable = requires(std::ostream& out, const T& value) { out << value; };

TEST_CASE("a secret moves, never copies, and cannot be printed or compared", "[secret][R32]") {
  STATIC_CHECK(std::movable<Secret>);
  STATIC_CHECK_FALSE(std::is_copy_constructible_v<Secret>);
  STATIC_CHECK_FALSE(std::is_copy_assignable_v<Secret>);
  STATIC_CHECK_FALSE(std::equality_comparable<Secret>);
  STATIC_CHECK_FALSE(Printable<Secret>);
}

TEST_CASE("a moved secret leaves nothing behind", "[secret]") {
  Secret first = Secret::copy_of("correct horse");
  const Secret second = std::move(first);
  CHECK(first.empty());  // NOLINT(bugprone-use-after-move): that is the point.
  CHECK(second.text() == "correct horse");
}

TEST_CASE("a secret keeps every byte, zero included", "[secret]") {
  const auto bytes = random_bytes(64);
  const Secret secret = Secret::copy_of(bytes);
  CHECK(crypto::equal_in_constant_time(secret.bytes(), bytes));
}

TEST_CASE("equal means the same bytes and the same length", "[constant_time][R9]") {
  auto bytes = random_bytes(32);
  const auto same = bytes;
  CHECK(crypto::equal_in_constant_time(bytes, same));
  CHECK_FALSE(crypto::equal_in_constant_time(bytes, std::span(same).first(31)));
  CHECK_FALSE(crypto::equal_in_constant_time(bytes, {}));
  CHECK(crypto::equal_in_constant_time({}, {}));
  bytes.back() ^= std::byte{1};
  CHECK_FALSE(crypto::equal_in_constant_time(bytes, same));
}

TEST_CASE("random bytes differ each time", "[random]") {
  CHECK(crypto::random_bytes(32) != crypto::random_bytes(32));
  CHECK(crypto::random_secret(48).size() == 48);
  CHECK(crypto::random_bytes(0).empty());
}
