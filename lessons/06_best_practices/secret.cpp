// Exercise 6.3 · A value that keeps quiet
//
// Secrets leak through logs, core dumps and freed memory. Write the first body, and fix the others, which are
// naive as they are:
//
//   Secret(text)     bytes_ gets the bytes of `text`
//   Secret(other)    takes the bytes and leaves none behind: std::exchange(other.bytes_, {})
//   operator=        the same, after overwriting the old bytes
//   ~Secret          overwrites: OPENSSL_cleanse(bytes_.data(), bytes_.size()). A plain loop may be
//                    optimised away, because nobody reads what it writes
//   is()             crypto::equal_in_constant_time(bytes_, bytes_of(guess))
//   <<               writes [secret]
#include "secret.hpp"

#include <span>
#include <utility>

#include <openssl/crypto.h>

#include "course/todo.hpp"
#include "crypto/constant_time.hpp"

namespace lesson {
namespace {

[[maybe_unused]] std::span<const std::byte> bytes_of(std::string_view text) {
  return std::as_bytes(std::span(text));
}

}  // namespace

Secret::Secret(std::string_view text) {
  course::todo("6.3", text);  // Your code replaces this line. Begin here: the checks need a Secret.
}

Secret::Secret(Secret&& other) noexcept : bytes_(other.bytes_) {}

Secret& Secret::operator=(Secret&& other) noexcept {
  bytes_ = other.bytes_;
  return *this;
}

Secret::~Secret() = default;

bool Secret::is(std::string_view guess) const { return text() == guess; }

std::ostream& operator<<(std::ostream& out, const Secret& secret) { return out << secret.text(); }

}  // namespace lesson
