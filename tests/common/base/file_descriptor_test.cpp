#include "base/file_descriptor.hpp"

#include <array>
#include <cerrno>
#include <csignal>
#include <cstddef>
#include <fcntl.h>
#include <string>
#include <sys/ioctl.h>
#include <thread>
#include <unistd.h>
#include <utility>

#include <catch2/catch_test_macros.hpp>

namespace {

bool is_open(int descriptor) { return fcntl(descriptor, F_GETFD) >= 0; }

int open_nothing() { return open("/dev/null", O_RDWR | O_CLOEXEC); }

}  // namespace

TEST_CASE("a file descriptor is closed once, by its last owner") {
  const int number = open_nothing();
  {
    base::FileDescriptor first{number};
    const base::FileDescriptor second{std::move(first)};
    CHECK(second.get() == number);
    first.reset();
    CHECK(is_open(number));
  }
  CHECK_FALSE(is_open(number));
}

TEST_CASE("a file descriptor that gets another one closes its own") {
  const int one = open_nothing(), two = open_nothing();
  base::FileDescriptor owner{one};

  owner = base::FileDescriptor{two};

  CHECK_FALSE(is_open(one));
  CHECK(is_open(two));
  CHECK(owner.is_open());
}

TEST_CASE("write_all goes on after a write that a signal cut short") {
  std::array<int, 2> ends{};
  REQUIRE(pipe2(ends.data(), O_CLOEXEC) == 0);
  const base::FileDescriptor reading{ends[0]};
  base::FileDescriptor writing{ends[1]};
  struct sigaction cut_short{};
  cut_short.sa_handler = [](int) {};
  sigaction(SIGUSR1, &cut_short, nullptr);

  const std::string text(300'000, 'x');
  std::size_t received = 0;
  std::jthread reader{[&, writer = pthread_self()] {
    const int capacity = fcntl(reading.get(), F_GETPIPE_SZ);
    for (int waiting = 0; waiting < capacity; ioctl(reading.get(), FIONREAD, &waiting))
      std::this_thread::yield();
    pthread_kill(writer, SIGUSR1);  // The pipe is full, so write() waits, with a part of the text written.
    std::array<char, 4096> block{};
    for (ssize_t size = 0; (size = read(reading.get(), block.data(), block.size())) > 0;)
      received += static_cast<std::size_t>(size);
  }};

  CHECK(base::write_all(writing.get(), text));
  writing.reset();
  reader.join();
  CHECK(received == text.size());
}

TEST_CASE("write_all says why it cannot write") {
  const base::FileDescriptor read_only{open("/dev/null", O_RDONLY | O_CLOEXEC)};

  CHECK_FALSE(base::write_all(read_only.get(), "x"));
  CHECK(errno == EBADF);
}
