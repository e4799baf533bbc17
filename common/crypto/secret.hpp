#pragma once

#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

namespace crypto {

// Bytes that nobody else may see: a key, a password. Moves and never copies, cannot be printed or
// compared with ==, and is wiped from memory on destruction.
class Secret {
 public:
  Secret() = default;
  explicit Secret(std::size_t size);  // Zero bytes, to be filled through writable().
  static Secret copy_of(std::span<const std::byte> bytes);
  static Secret copy_of(std::string_view text);

  Secret(Secret&& other) noexcept;
  Secret& operator=(Secret&& other) noexcept;
  Secret(const Secret&) = delete;
  Secret& operator=(const Secret&) = delete;
  ~Secret();

  // A deliberate second copy; named so that a reader notices it.
  Secret duplicate() const;

  std::size_t size() const { return bytes_.size(); }
  bool empty() const { return bytes_.empty(); }
  std::span<const std::byte> bytes() const { return bytes_; }
  std::span<std::byte> writable() { return bytes_; }
  std::string_view text() const;  // The same bytes, for interfaces that take text.

 private:
  void wipe() noexcept;

  std::vector<std::byte> bytes_;  // Never grows: a reallocation would leave a copy behind.
};

}  // namespace crypto
