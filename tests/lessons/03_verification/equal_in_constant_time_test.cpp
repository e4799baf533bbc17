#include "equal_in_constant_time.hpp"

#include <array>
#include <cerrno>
#include <csignal>
#include <string>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>
#include <vector>

#include <catch2/catch_test_macros.hpp>

#include "crypto/constant_time.hpp"
#include "random.hpp"

namespace {

using Bytes = std::vector<std::byte>;

std::string verdict(std::span<const std::byte> left, std::span<const std::byte> right) {
  return lesson::equal_in_constant_time(left, right) ? "equal" : "different";
}

// Any bytes but zero.
Bytes random_mac() {
  Bytes bytes(32);
  for (std::byte& byte : bytes) byte = static_cast<std::byte>(random_integer(1, 255));
  return bytes;
}

Bytes with_a_flipped_bit(Bytes bytes, std::size_t place, std::byte bit = std::byte{0x40}) {
  bytes[place] ^= bit;
  return bytes;
}

Bytes first(const Bytes& bytes, std::ptrdiff_t count) { return {bytes.begin(), bytes.begin() + count}; }

// Two pages of zero bytes, of which one can be locked. No clock is needed to see whether a comparison stops
// early: one that does never comes to the locked page. A test that measures the few nanoseconds would fail on
// a busy machine and pass on a lucky one. What a compiler makes of the comparison is not judged.
class TwoPages {
 public:
  enum class Page { first, second };

  TwoPages()
      : memory_(static_cast<std::byte*>(
            mmap(nullptr, 2 * page, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0))) {
    REQUIRE(static_cast<void*>(memory_) != MAP_FAILED);
  }
  ~TwoPages() { munmap(memory_, 2 * page); }
  TwoPages(const TwoPages&) = delete;
  TwoPages& operator=(const TwoPages&) = delete;

  std::span<std::byte> bytes() const { return {memory_, 2 * page}; }

  // How far the comparison reads, as seen by a process that ends when it touches the locked page.
  std::string reading(Page locked, std::span<const std::byte> left, std::span<const std::byte> right) const {
    const pid_t child = fork();
    if (child == 0) {
      lock(locked);
      (void)lesson::equal_in_constant_time(left, right);
      _exit(0);
    }
    int status = 0;
    while (waitpid(child, &status, 0) == -1 && errno == EINTR) {
    }
    return WIFSIGNALED(status) ? "all of it" : "up to the first difference";
  }

 private:
  static constexpr std::size_t page = 4096;

  void lock(Page locked) const {
    const rlimit none{};
    setrlimit(RLIMIT_CORE, &none);
    // A sanitizer would catch the signal and take it for a mistake. The kernel's own way is not intercepted.
    const std::array<unsigned long, 8> default_action{};
    syscall(SYS_rt_sigaction, SIGSEGV, default_action.data(), nullptr, sizeof(unsigned long));
    mprotect(locked == Page::first ? memory_ : memory_ + page, page, PROT_NONE);
  }

  std::byte* memory_;
};

}  // namespace

TEST_CASE("3.1 the same bytes are equal, different bytes are not", "[3.1][zero_means_equal]") {
  const auto mac = random_mac();

  CHECK(verdict(mac, Bytes(mac)) == "equal");
  CHECK(verdict(mac, with_a_flipped_bit(mac, 0)) == "different");
}

TEST_CASE("3.1 part of a signature does not equal the whole", "[3.1][shorter_length][R9]") {
  const auto mac = random_mac();

  CHECK(verdict(mac, first(mac, 31)) == "different");
  CHECK(verdict(first(mac, 1), mac) == "different");
  CHECK(verdict(mac, {}) == "different");
}

TEST_CASE("3.1 lengths that differ by 256 are still different", "[3.1][narrow_length][R9]") {
  const auto mac = random_mac();
  auto longer = mac;
  longer.resize(mac.size() + 256);

  CHECK(verdict(mac, longer) == "different");
  CHECK(verdict({}, Bytes(256)) == "different");
}

TEST_CASE("3.1 a prefix at the same address does not equal the whole", "[3.1][same_memory]") {
  const auto mac = random_mac();

  CHECK(verdict(mac, std::span(mac).first(31)) == "different");
  CHECK(verdict(mac, mac) == "equal");
}

TEST_CASE("3.1 two empty byte strings are equal to each other", "[3.1][never_empty]") {
  CHECK(verdict({}, {}) == "equal");
}

TEST_CASE("3.1 two differences do not cancel each other out", "[3.1][differences_cancel]") {
  const auto mac = random_mac();
  const auto place = static_cast<std::size_t>(random_integer(0, 30));

  CHECK(verdict(mac, with_a_flipped_bit(mac, place)) == "different");
  CHECK(verdict(mac, with_a_flipped_bit(with_a_flipped_bit(mac, place), 31)) == "different");

  constexpr std::byte half{0x80};  // Twice that is 256: nothing is left of it in a byte.
  CHECK(verdict(mac, with_a_flipped_bit(with_a_flipped_bit(mac, place, half), 31, half)) == "different");
}

TEST_CASE("3.1 a zero byte is a byte like any other", "[3.1][stops_at_nul]") {
  auto mac = random_mac();
  mac[static_cast<std::size_t>(random_integer(0, 10))] = std::byte{0};

  CHECK(verdict(mac, Bytes(mac)) == "equal");
  CHECK(verdict(mac, with_a_flipped_bit(mac, 31)) == "different");
}

TEST_CASE("3.1 a comparison that fails has still read every byte", "[3.1][stops_early][R9]") {
  const TwoPages pages;
  const auto all = pages.bytes();
  const auto last = all.size() - 1;
  Bytes other(all.size());

  other[0] = std::byte{1};
  CHECK(pages.reading(TwoPages::Page::second, all, other) == "all of it");
  CHECK(pages.reading(TwoPages::Page::second, other, all) == "all of it");
  other[0] = std::byte{0};
  other[last] = std::byte{1};
  CHECK(pages.reading(TwoPages::Page::first, all, other) == "all of it");
}

TEST_CASE("3.1 the comparison agrees with the library on random bytes", "[3.1][against_the_library]") {
  for (int i = 0; i < 300; ++i) {
    const auto left = random_bytes(static_cast<std::size_t>(random_integer(0, 3)));
    auto right = random_bytes(static_cast<std::size_t>(random_integer(0, 3)));
    if (i % 3 == 0) right = left;
    REQUIRE(lesson::equal_in_constant_time(left, right) == crypto::equal_in_constant_time(left, right));
  }
}
