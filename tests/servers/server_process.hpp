#pragma once

#include <string>
#include <sys/types.h>
#include <vector>

// A server that runs as a process of its own, and what it prints. Ended with the scope.
class ServerProcess {
 public:
  // `environment` is added to that of the test: {"JWT_SECRET=…"}.
  ServerProcess(const std::string& program, std::vector<std::string> arguments,
                std::vector<std::string> environment = {});
  ServerProcess(const ServerProcess&) = delete;
  ServerProcess& operator=(const ServerProcess&) = delete;
  ~ServerProcess();

  // The next line it prints, to either stream; empty after the last.
  std::string line();

  // Everything it prints from here on until it ends.
  std::string rest();

  // Reads on until it says where it listens; the port. Throws std::runtime_error when it never does.
  int port();

  void signal(int number) const;

  // Waits for its end; the exit code, or -1 when a signal ended it.
  int exit_code();

 private:
  pid_t child_;
  int output_;
};
