#pragma once

namespace course {

// A file descriptor that closes itself.
class FileDescriptor {
 public:
  explicit FileDescriptor(int number = -1) : number_(number) {}
  FileDescriptor(const FileDescriptor&) = delete;
  FileDescriptor& operator=(const FileDescriptor&) = delete;
  ~FileDescriptor() { reset(-1); }

  void reset(int number);
  int get() const { return number_; }

 private:
  int number_;
};

// Its reading end does not block, and programs that are started inherit neither.
struct Pipe {
  FileDescriptor read, write;

  // False when this process has no descriptors left.
  bool open();
};

}  // namespace course
