#include "base/file_descriptor.hpp"

#include <cerrno>
#include <cstddef>
#include <unistd.h>
#include <utility>

namespace base {

FileDescriptor::FileDescriptor(FileDescriptor&& other) noexcept : number_(std::exchange(other.number_, -1)) {}

FileDescriptor& FileDescriptor::operator=(FileDescriptor&& other) noexcept {
  if (this != &other) reset(std::exchange(other.number_, -1));
  return *this;
}

void FileDescriptor::reset(int number) {
  if (number_ >= 0) close(number_);
  number_ = number;
}

bool write_all(int descriptor, std::string_view bytes) {
  while (!bytes.empty()) {
    const auto written = write(descriptor, bytes.data(), bytes.size());
    if (written < 0 && errno != EINTR) return false;
    if (written > 0) bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return true;
}

}  // namespace base
