#pragma once

#include <string_view>

namespace base {

// An owned POSIX file descriptor, closed on destruction; -1 is none.
class FileDescriptor {
 public:
  explicit FileDescriptor(int number = -1) : number_(number) {}
  FileDescriptor(FileDescriptor&& other) noexcept;
  FileDescriptor& operator=(FileDescriptor&& other) noexcept;
  ~FileDescriptor() { reset(); }

  bool is_open() const { return number_ >= 0; }
  int get() const { return number_; }

  // Closes what it owns, and owns `number` from now on.
  void reset(int number = -1);

 private:
  int number_;
};

// Writes all of `bytes`, however many calls that takes. Returns false, with the reason in errno, if it
// cannot. REQUIRES: `descriptor` blocks.
bool write_all(int descriptor, std::string_view bytes);

}  // namespace base
