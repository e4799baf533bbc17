#include "course/commands/captured_output.hpp"

#include <iostream>
#include <sstream>
#include <utility>

namespace course {
namespace {

// Sends a stream elsewhere until the end of the scope, exceptions included.
class Redirection {
 public:
  Redirection(std::ostream& stream, std::streambuf* to) : stream_(stream), before_(stream.rdbuf(to)) {}
  ~Redirection() { stream_.rdbuf(before_); }
  Redirection(const Redirection&) = delete;
  Redirection& operator=(const Redirection&) = delete;

 private:
  std::ostream& stream_;
  std::streambuf* before_;
};

}  // namespace

std::string captured_output(const std::function<void()>& work) {
  std::ostringstream text;
  const Redirection out{std::cout, text.rdbuf()};
  const Redirection err{std::cerr, text.rdbuf()};
  work();
  return std::move(text).str();
}

}  // namespace course
