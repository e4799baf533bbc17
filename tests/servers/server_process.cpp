#include "server_process.hpp"

#include <array>
#include <charconv>
#include <csignal>
#include <cstdlib>
#include <stdexcept>
#include <sys/wait.h>
#include <unistd.h>
#include <utility>

namespace {

[[noreturn]] void become(int output, std::vector<std::string> words, std::vector<std::string> environment) {
  dup2(output, STDOUT_FILENO);
  dup2(output, STDERR_FILENO);
  for (auto& variable : environment) putenv(variable.data());
  std::vector<char*> pointers;
  for (auto& word : words) pointers.push_back(word.data());
  pointers.push_back(nullptr);
  execv(pointers[0], pointers.data());
  _exit(127);
}

}  // namespace

ServerProcess::ServerProcess(const std::string& program, std::vector<std::string> arguments,
                             std::vector<std::string> environment) {
  std::array<int, 2> ends{};
  if (pipe(ends.data()) != 0) throw std::runtime_error("no pipe");
  arguments.insert(arguments.begin(), program);
  child_ = fork();
  if (child_ == 0) become(ends[1], std::move(arguments), std::move(environment));
  close(ends[1]);
  output_ = ends[0];
}

ServerProcess::~ServerProcess() {
  if (child_ > 0) kill(child_, SIGKILL), waitpid(child_, nullptr, 0);
  close(output_);
}

std::string ServerProcess::line() {
  std::string text;
  for (char c = 0; read(output_, &c, 1) == 1 && c != '\n';) text += c;
  return text;
}

std::string ServerProcess::rest() {
  std::string text;
  for (char c = 0; read(output_, &c, 1) == 1;) text += c;
  return text;
}

int ServerProcess::port() {
  const std::string start = "Listening on http://127.0.0.1:";
  std::string text = line();
  while (!text.starts_with(start)) {
    if (text.empty()) throw std::runtime_error("the server does not listen");
    text = line();
  }
  int port = 0;
  std::from_chars(text.data() + start.size(), text.data() + text.size(), port);
  return port;
}

void ServerProcess::signal(int number) const { kill(child_, number); }

int ServerProcess::exit_code() {
  int status = 0;
  waitpid(std::exchange(child_, -1), &status, 0);
  return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}
