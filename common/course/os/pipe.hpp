#pragma once

#include "base/file_descriptor.hpp"

namespace course {

// A pipe. Its reading end does not block, and programs that are started inherit neither.
struct Pipe {
  base::FileDescriptor read, write;

  // Returns false, with the reason in errno, if this process has no descriptors left.
  bool open();
};

}  // namespace course
