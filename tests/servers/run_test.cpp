// web::run, seen from outside the process.
#include <array>
#include <charconv>
#include <csignal>
#include <string>
#include <sys/wait.h>
#include <unistd.h>
#include <utility>
#include <vector>

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include "raw_socket.hpp"

namespace {

// A running echo_server and what it prints.
class Process {
 public:
  explicit Process(std::vector<std::string> arguments) {
    std::array<int, 2> ends{};
    REQUIRE(pipe(ends.data()) == 0);
    arguments.insert(arguments.begin(), ECHO_SERVER);
    std::vector<char*> words;
    for (auto& argument : arguments) words.push_back(argument.data());
    words.push_back(nullptr);

    child_ = fork();
    if (child_ == 0) {
      dup2(ends[1], STDOUT_FILENO);
      dup2(ends[1], STDERR_FILENO);
      execv(words[0], words.data());
      _exit(127);
    }
    close(ends[1]);
    output_ = ends[0];
  }
  Process(const Process&) = delete;
  Process& operator=(const Process&) = delete;
  ~Process() {
    if (child_ > 0) kill(child_, SIGKILL), waitpid(child_, nullptr, 0);
    close(output_);
  }

  // The next line it prints; empty after the last.
  std::string line() {
    std::string text;
    for (char c = 0; read(output_, &c, 1) == 1 && c != '\n';) text += c;
    return text;
  }

  void signal(int number) const { kill(child_, number); }

  // Waits for its end; the exit code, or -1 when a signal ended it.
  int exit_code() {
    int status = 0;
    waitpid(std::exchange(child_, -1), &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
  }

 private:
  pid_t child_;
  int output_;
};

int port_in(const std::string& line) {
  const std::string start = "Listening on http://127.0.0.1:";
  REQUIRE(line.starts_with(start));
  int port = 0;
  std::from_chars(line.data() + start.size(), line.data() + line.size(), port);
  return port;
}

}  // namespace

TEST_CASE("a server says where it listens, serves, and ends on a signal", "[run]") {
  const auto signal = GENERATE(SIGINT, SIGTERM);
  Process server({"--port", "0", "--log", "off"});
  const auto port = port_in(server.line());
  CHECK(status_of(ask(port, "GET /hello HTTP/1.1\r\nHost: test\r\n\r\n")) == 200);
  server.signal(signal);
  CHECK(server.exit_code() == 0);
}

TEST_CASE("a second server on one port says what to do", "[run][port]") {
  Process first({"--port", "0"});
  const auto port = port_in(first.line());
  Process second({"--port", std::to_string(port)});
  CHECK(second.line().find("the port is in use") != std::string::npos);
  CHECK(second.line().find("--port 0") != std::string::npos);
  CHECK(second.exit_code() == 1);
}

TEST_CASE("the request log is JSON on request", "[run][log]") {
  Process server({"--port", "0", "--log", "json"});
  ask(port_in(server.line()), "GET /hello HTTP/1.1\r\nHost: test\r\n\r\n");
  const auto line = server.line();
  CHECK(line.starts_with("{\"id\":\""));
  CHECK(line.find("\"method\":\"GET\",\"path\":\"/hello\",\"status\":200,\"ms\":") != std::string::npos);
}

TEST_CASE("--tls alone makes a pair for this run, and names its files when it cannot read them",
          "[run][tls]") {
  Process server({"--port", "0", "--log", "off", "--tls"});
  CHECK(server.line().starts_with("Listening on https://127.0.0.1:"));
  server.signal(SIGTERM);
  CHECK(server.exit_code() == 0);
  Process broken({"--port", "0", "--tls", "no_certificate.pem", "no_key.pem"});
  CHECK(broken.line().contains("no_certificate.pem"));
  CHECK(broken.exit_code() == 1);
}

TEST_CASE("a wrong argument ends with its complaint and the list of arguments", "[run][arguments]") {
  const auto words = GENERATE(values<std::vector<std::string>>({{"--port"},
                                                                {"--port", "x"},
                                                                {"--port", "65536"},
                                                                {"--log", "loud"},
                                                                {"--colour", "red"},
                                                                {"--tls", "one.pem"}}));
  Process server(words);
  CHECK_FALSE(server.line().empty());
  CHECK(server.line().starts_with("  --host"));
  CHECK(server.exit_code() == 2);
}
