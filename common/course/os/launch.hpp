#pragma once

#include <map>
#include <string>
#include <vector>

// What run() prepares before it forks.
namespace course {

// A file descriptor that closes itself.
class Descriptor {
 public:
  explicit Descriptor(int number = -1) : number_(number) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() { reset(-1); }

  void reset(int number);
  int get() const { return number_; }

 private:
  int number_;
};

// Its reading end does not block, and programs that are started inherit neither.
struct Pipe {
  Descriptor read, write;

  // False when this process has no descriptors left.
  bool open();
};

// Where execvp would find `program`; as it is if nowhere.
std::string found_on_path(const std::string& program);

// "NAME=value" for everything in our environment, with `changes` on top; an empty value takes a name away.
std::vector<std::string> environment_with(const std::map<std::string, std::string>& changes);

// For execve: pointers into `texts`, and a null at the end.
std::vector<char*> as_pointers(std::vector<std::string>& texts);

}  // namespace course
