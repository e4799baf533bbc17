#include "secret.hpp"

#include <array>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <malloc.h>
#include <new>
#include <optional>
#include <sstream>
#include <string>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>
#include <utility>

#include <catch2/catch_test_macros.hpp>

#include "base/hex.hpp"
#include "random.hpp"

namespace {

// Looks through memory that is given back, for a value that should not be in it any more.
struct Watch {
  const char* value = nullptr;
  std::size_t size = 0;
  int found = 0;

  void look(void* memory) {
    if (memory == nullptr || value == nullptr) return;
    if (memmem(memory, malloc_usable_size(memory), value, size) != nullptr) ++found;
  }
};
Watch watch;

}  // namespace

// NOLINTBEGIN(cppcoreguidelines-no-malloc): where all memory of this executable comes from, and goes to.
void* operator new(std::size_t size) {
  if (void* const memory = std::malloc(size == 0 ? 1 : size)) return memory;
  throw std::bad_alloc();
}
void operator delete(void* memory) noexcept {
  watch.look(memory);
  std::free(memory);
}
void operator delete(void* memory, std::size_t) noexcept { operator delete(memory); }
// NOLINTEND(cppcoreguidelines-no-malloc)

namespace {

using lesson::Secret;

std::string random_value() { return base::to_hex(random_bytes(24)); }

std::string text_of(const Secret& secret) { return std::string(secret.text()); }

// How often memory with `value` in it was given back while `work` ran.
template <typename Work>
int left_behind(const std::string& value, const Work& work) {
  struct Watching {
    explicit Watching(const std::string& value) { watch = {.value = value.data(), .size = value.size()}; }
    ~Watching() { watch.value = nullptr; }  // Also when an exercise waits and throws.
  };
  {
    const Watching watching(value);
    work();
  }
  return watch.found;
}

std::string printed(const Secret& secret) {
  std::ostringstream out;
  out << secret;
  return out.str();
}

// Whether the guess is read to its end, although its first byte is wrong. Its second half is on a page that
// cannot be read: a process of its own is killed by the system when it gets there.
std::string reading_of_a_wrong_guess() {
  constexpr std::size_t page = 4096;
  void* const memory = mmap(nullptr, 2 * page, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  REQUIRE(memory != MAP_FAILED);
  auto* const guess = static_cast<char*>(memory);
  std::string value(2 * page, '\0');
  value[0] = 'x';
  const Secret secret(value);

  const pid_t child = fork();
  if (child == 0) {
    const rlimit none{};
    setrlimit(RLIMIT_CORE, &none);
    const std::array<unsigned long, 8> default_action{};  // A sanitizer would take the signal for a mistake.
    syscall(SYS_rt_sigaction, SIGSEGV, default_action.data(), nullptr, sizeof(unsigned long));
    mprotect(guess + page, page, PROT_NONE);
    (void)secret.is({guess, 2 * page});
    _exit(0);
  }
  int status = 0;
  while (waitpid(child, &status, 0) == -1 && errno == EINTR) {
  }
  munmap(memory, 2 * page);
  return WIFSIGNALED(status) ? "all of it" : "up to the first difference";
}

}  // namespace

TEST_CASE("6.3 a secret holds the value that it was made from", "[6.3][other_bytes]") {
  const auto value = random_value(), odd = value + std::string("\0\xff\n", 3) + value;

  CHECK(text_of(Secret(value)) == value);
  CHECK(text_of(Secret(odd)) == odd);
  CHECK(text_of(Secret("")).empty());
  CHECK(Secret(odd).is(odd));
  CHECK_FALSE(Secret(odd).is(value + std::string(value.size() + 3, '\0')));
  CHECK_FALSE(Secret(value).is(random_value()));
}

TEST_CASE("6.3 printing a secret does not show its value", "[6.3][streams_the_value][R32]") {
  CHECK(printed(Secret(random_value())) == "[secret]");
  CHECK(printed(Secret("")) == "[secret]");
}

TEST_CASE("6.3 a move leaves nothing behind", "[6.3][left_behind][R32]") {
  const auto value = random_value();
  Secret first(value);
  Secret second(std::move(first));
  Secret third("another one");
  third = std::move(second);

  CHECK(first.text().empty());   // NOLINT(bugprone-use-after-move): that is the point.
  CHECK(second.text().empty());  // NOLINT(bugprone-use-after-move)
  CHECK(text_of(third) == value);
}

TEST_CASE("6.3 a secret wipes its memory before it gives it back", "[6.3][not_wiped][R32]") {
  const auto value = random_value();

  CHECK(left_behind(value, [&] { const Secret secret(value); }) == 0);
  CHECK(left_behind(value, [&] {
          Secret first(value);
          const Secret second(std::move(first));
        }) == 0);
}

TEST_CASE("6.3 a value that is replaced is wiped", "[6.3][overwritten_lives_on][R32]") {
  const auto value = random_value(), longer = value + random_value() + random_value();
  std::optional<Secret> secret(std::in_place, value);

  CHECK(left_behind(value, [&] {
          *secret = Secret(longer.substr(value.size()));
          *secret = Secret("");
        }) == 0);
  CHECK(secret->text().empty());
}

TEST_CASE("6.3 a secret that is moved to itself keeps its value", "[6.3][self_move]") {
  const auto value = random_value();
  Secret secret(value);
  auto& same = secret;
  secret = std::move(same);

  CHECK(text_of(secret) == value);
}

TEST_CASE("6.3 a wrong guess is compared to its end, so that timing tells nothing",
          "[6.3][stops_early][R9]") {
  CHECK(reading_of_a_wrong_guess() == "all of it");
}

TEST_CASE("6.3 a guess that is only part of the value is wrong", "[6.3][first_bytes_only][R9]") {
  const auto value = random_value();
  const Secret secret(value);

  CHECK_FALSE(secret.is(""));
  CHECK_FALSE(secret.is(value.substr(0, 1)));
  CHECK_FALSE(secret.is(value.substr(0, value.size() - 1)));
  CHECK_FALSE(secret.is(value + "0"));
  CHECK(secret.is(value));
}
