#pragma once

#include <cstddef>

namespace course {

// Ends and reaps every child of this process with SIGKILL, and those that become its children by that (a
// subreaper inherits its descendants' orphans). Returns how many there were. Makes system calls only, so a
// forked copy of a program with threads may use it. Finds children in /proc; without it only those that end
// by themselves are reaped.
std::size_t kill_descendants();

}  // namespace course
