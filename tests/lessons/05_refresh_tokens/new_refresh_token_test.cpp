// OpenSSL 3 calls the way to put a generator of one's own under RAND_bytes() deprecated. A judge may still
// use it.
#define OPENSSL_SUPPRESS_DEPRECATED

#include "new_refresh_token.hpp"

#include <algorithm>
#include <set>
#include <thread>

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <openssl/rand.h>

#include "base/base64url.hpp"
#include "base/hex.hpp"
#include "random.hpp"

using lesson::new_refresh_token;

namespace {

std::vector<std::byte> bytes_of(const lesson::RefreshToken& token) {
  return base::base64url_decode(token.text).value_or(std::vector<std::byte>{});
}

// How often each of many tokens came, at most.
int most_alike(const std::vector<std::string>& texts) {
  int most = 0;
  for (const auto& text : texts) most = std::max(most, static_cast<int>(std::ranges::count(texts, text)));
  return most;
}

// The first token that each of four new threads is given.
std::vector<std::string> firsts_of_threads() {
  std::vector<std::string> texts(4);
  std::vector<std::jthread> threads;
  for (auto& text : texts) threads.emplace_back([&text] { text = new_refresh_token().text; });
  threads.clear();  // Joins them.
  return texts;
}

// Replaces the system's generator while it exists, and records its output.
class Generator {
 public:
  Generator() {
    given().clear();
    RAND_set_rand_method(&method_);
  }
  ~Generator() { RAND_set_rand_method(nullptr); }
  Generator(const Generator&) = delete;
  Generator& operator=(const Generator&) = delete;

  static std::vector<std::byte>& given() {
    static std::vector<std::byte> bytes;
    return bytes;
  }

 private:
  static int give(unsigned char* out, int count) {
    for (const auto byte : random_bytes(static_cast<std::size_t>(count))) {
      *out++ = static_cast<unsigned char>(byte);
      given().push_back(byte);
    }
    return 1;
  }
  static int ready() { return 1; }

  RAND_METHOD method_{nullptr, give, nullptr, nullptr, give, ready};
};

}  // namespace

TEST_CASE("5.1 the text is base64url, and nothing else", "[5.1][other_alphabet]") {
  for (int i = 0; i < 50; ++i) {
    const auto text = new_refresh_token().text;
    CAPTURE(text);
    CHECK(base::base64url_decode(text).has_value());
  }
}

TEST_CASE("5.1 the text has 43 characters, for 32 bytes that nobody can guess", "[5.1][eight_bytes][R28]") {
  CHECK(bytes_of(new_refresh_token()).size() == 32);
}

TEST_CASE("5.1 nobody can predict the next token", "[5.1][mt19937][R28]") {
  std::vector<std::string> texts;
  for (int i = 0; i < 20; ++i) texts.push_back(new_refresh_token().text);
  for (const auto& text : firsts_of_threads()) texts.push_back(text);

  CHECK(most_alike(texts) == 1);
}

TEST_CASE("5.1 every byte of the token can have any value", "[5.1][few_letters][R28]") {
  std::set<std::byte> seen;
  for (int i = 0; i < 200; ++i)
    for (const auto byte : bytes_of(new_refresh_token())) seen.insert(byte);

  CHECK(seen.size() == 256);
}

TEST_CASE("5.1 all 32 bytes of the token come from the system's generator", "[5.1][mt19937][R28]") {
  const Generator generator;
  const auto token = new_refresh_token();

  CHECK(base::to_hex(bytes_of(token)) == base::to_hex(generator.given()));
}

TEST_CASE("5.1 the hash does not contain the token", "[5.1][stored_raw][R28]") {
  const auto token = new_refresh_token();

  CHECK(token.hash != token.text);
  CHECK(token.hash.find(token.text) == std::string::npos);
}

TEST_CASE("5.1 the hash is the SHA-256 of the text, in hexadecimal", "[5.1][other_hash][R28]") {
  const auto token = new_refresh_token();

  CHECK(token.hash == taskboard::refresh_token_hash(token.text));
}
