#include "random.hpp"

#include <random>

#include <catch2/catch_get_random_seed.hpp>

namespace {

std::mt19937_64& engine() {
  static std::mt19937_64 numbers{Catch::getSeed()};
  return numbers;
}

}  // namespace

std::int64_t random_integer(std::int64_t low, std::int64_t high) {
  return std::uniform_int_distribution<std::int64_t>{low, high}(engine());
}

std::int64_t random_instant() { return random_integer(1'000'000'000, 2'000'000'000); }

std::vector<std::byte> random_bytes(std::size_t count) {
  std::vector<std::byte> bytes(count);
  for (std::byte& byte : bytes) byte = static_cast<std::byte>(random_integer(0, 255));
  return bytes;
}

std::string random_word() {
  std::string word;
  for (auto letters = random_integer(4, 10); letters > 0; --letters) {
    word += static_cast<char>(random_integer('a', 'z'));
  }
  return word;
}
