#include "crypto/password.hpp"

#include <stdexcept>
#include <string>
#include <vector>

#include <catch2/catch_test_macros.hpp>

#include "random.hpp"

using crypto::hash_password;
using crypto::PasswordVerdict;
using crypto::ScryptCost;
using crypto::verify_password;

namespace {

constexpr ScryptCost cheap{.log2_n = 4, .r = 8, .p = 1};  // Tests are about meaning, not about cost.

std::string verdict(std::string_view password, std::string_view stored, const ScryptCost& cost = cheap) {
  switch (verify_password(password, stored, cost)) {
    case PasswordVerdict::wrong:
      return "wrong";
    case PasswordVerdict::right:
      return "right";
    case PasswordVerdict::right_but_outdated:
      return "right but outdated";
  }
  return "?";
}

}  // namespace

TEST_CASE("the right password is right, any other is wrong", "[password][R24]") {
  const std::string password = random_word() + " " + random_word();
  const std::string stored = hash_password(password, cheap);
  CHECK(verdict(password, stored) == "right");
  CHECK(verdict(password + " ", stored) == "wrong");
  CHECK(verdict("", stored) == "wrong");
  CHECK(verdict(stored, stored) == "wrong");
}

TEST_CASE("a hash is PHC text with a salt of its own", "[password][R24]") {
  const std::string first = hash_password("open sesame", cheap);
  CHECK(first.starts_with("$scrypt$ln=4,r=8,p=1$"));
  CHECK(first.size() == 21 + 22 + 1 + 43);
  CHECK(first != hash_password("open sesame", cheap));
}

TEST_CASE("hashes of other programs are read", "[password]") {
  // Python: hashlib.scrypt(b"pleaseletmein", salt=b"SodiumChloride!!", n=1024, r=8, p=1, dklen=32).
  CHECK(verdict("pleaseletmein",
                "$scrypt$ln=10,r=8,p=1$U29kaXVtQ2hsb3JpZGUhIQ$JCuoisXDWnMRw1QkVC17679a7Kp9Mer3+lUbCCeUmAU") ==
        "right");
}

TEST_CASE("a hash at a lower cost asks to be renewed", "[password][R24]") {
  const std::string stored = hash_password("open sesame", cheap);
  CHECK(verdict("open sesame", stored, {.log2_n = 5, .r = 8, .p = 1}) == "right but outdated");
  CHECK(verdict("open sesame", stored, {.log2_n = 3, .r = 8, .p = 1}) == "right");
  CHECK(verdict("wrong", stored, {.log2_n = 5, .r = 8, .p = 1}) == "wrong");
}

TEST_CASE("long passwords count to their last byte, NUL included", "[password][R24]") {
  const std::string password = std::string(100, 'x') + '\0' + std::string(100, 'y');
  const std::string stored = hash_password(password, cheap);
  CHECK(verdict(password, stored) == "right");
  CHECK(verdict(password.substr(0, 200), stored) == "wrong");
  CHECK(verdict(password.substr(0, 72), stored) == "wrong");
}

// Bytes are compared, not what is seen: docs/decisions/0016-scrypt-for-passwords.md
TEST_CASE("a letter in two spellings makes two passwords", "[password][R24]") {
  const std::string stored = hash_password("caf\u00e9 au lait", cheap);
  CHECK(verdict("caf\u00e9 au lait", stored) == "right");
  CHECK(verdict("cafe\u0301 au lait", stored) == "wrong");
  CHECK(verdict("caf\xE9 au lait", stored) == "wrong");  // Latin-1.
}

TEST_CASE("text that is no hash fits no password", "[password]") {
  const std::string good = hash_password("open sesame", cheap);
  const std::string tail = good.substr(20);
  const std::vector<std::string> not_hashes{"",
                                            "open sesame",
                                            good + "A",
                                            good + "=",
                                            " " + good,
                                            good.substr(0, good.size() - 1),
                                            "$scrypt$ln=4,r=8,p=1$$",
                                            "$scrypt$ln=31,r=8,p=1" + tail,
                                            "$scrypt$ln=04,r=8,p=1" + tail};
  for (const std::string& stored : not_hashes) {
    CHECK(verdict("open sesame", stored) == "wrong");
  }
  CHECK(verdict("", crypto::nobodys_password_hash(cheap)) == "wrong");
}

TEST_CASE("a cost out of range is refused at once", "[password]") {
  CHECK_THROWS_AS(hash_password("x", {.log2_n = 0, .r = 8, .p = 1}), std::invalid_argument);
  CHECK_THROWS_AS(hash_password("x", {.log2_n = 20, .r = 32, .p = 1}), std::invalid_argument);
}
