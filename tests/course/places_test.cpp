// Where the learner is, and where a command leads: list, watch, serve, idp.
#include <netinet/in.h>
#include <string>
#include <sys/socket.h>

#include <catch2/catch_test_macros.hpp>

#include "base/file_descriptor.hpp"
#include "base/free_port.hpp"
#include "course/commands/idp.hpp"
#include "course/commands/list.hpp"
#include "course/commands/serve.hpp"
#include "course/commands/serve_banner.hpp"
#include "course/session/exit_codes.hpp"
#include "course/watch/runner_lock.hpp"
#include "course/watch/watch.hpp"
#include "learner.hpp"

TEST_CASE("list shows each lesson with what has passed and where the learner is") {
  Learner learner;
  pass_1_1(learner.checkout);
  learner.check("1.1");
  const auto answer = said([&] { return course::list(learner.session); });

  CHECK(answer.code == course::exit_ok);
  CHECK(answer.has("Lesson 1: First steps  One foot, then the other  1 of 4\n"));
  CHECK(answer.has("  passed  1.1       Count the dots"));
  CHECK(answer.has("  open    1.2       Cut it                                  5 min  you are here"));
}

TEST_CASE("who asks about an exercise is there") {
  Learner learner;
  learner.checkout.passing_judge("check-1.2", "1.2", "cut");
  learner.check("1.2");

  REQUIRE(learner.session.here() != nullptr);
  CHECK(learner.session.here()->id == "1.server");
}

TEST_CASE("the course opens where it is told") {
  Learner learner;
  pass_1_1(learner.checkout);
  learner.check("1.1");
  const auto open = [&](const std::string& place) {
    return said([&] { return course::watch(learner.session, {.place = place}); });
  };

  CHECK(open("lab1").code == course::exit_ok);
  CHECK(learner.session.here()->id == "lab1");
  CHECK(open("1").code == course::exit_ok);
  CHECK(learner.session.here()->id == "1.2");
  CHECK(open("1.9").code == course::exit_usage);
  CHECK(open("7").code == course::exit_usage);
  CHECK(learner.session.here()->id == "1.2");
}

TEST_CASE("a second watch that is refused leaves the learner's place as it is") {
  Learner learner;
  learner.check("1.1");
  learner.session.interactive = true;
  const auto first = course::RunnerLock::take(learner.session.paths.state());
  REQUIRE(first);

  CHECK(said([&] { return course::watch(learner.session, {.place = "lab1"}); }).code ==
        course::exit_not_passed);
  CHECK(learner.session.here()->id == "1.1");
}

TEST_CASE("a lesson, an exercise and a lab are places, commands are not") {
  for (const std::string place :
       {"2", "2.3", "01_token_structure", "2.server", "lab2", "lab7c", "lessons/x", "x.cpp"}) {
    CAPTURE(place);
    CHECK(course::is_place(place));
  }
  for (const std::string word : {"", "lab", "labyrinth", "check", "--plain", "a2"}) {
    CAPTURE(word);
    CHECK_FALSE(course::is_place(word));
  }
}

TEST_CASE("a server that is not there cannot be served") {
  Learner learner;
  const auto answer = said([&] { return course::serve(learner.session, {.lesson = "7"}); });
  CHECK(answer.code == course::exit_usage);
  CHECK(said([&] { return course::serve(learner.session, {.lesson = "1"}); }).code ==
        course::exit_not_passed);
}

TEST_CASE("a server whose port is taken is not announced") {
  Learner learner;
  const base::FileDescriptor listener{socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)};
  sockaddr_in address{
      .sin_family = AF_INET, .sin_port = 0, .sin_addr = {htonl(INADDR_LOOPBACK)}, .sin_zero = {}};
  socklen_t size = sizeof address;
  auto* const any = reinterpret_cast<sockaddr*>(&address);
  REQUIRE(bind(listener.get(), any, size) == 0);
  REQUIRE(listen(listener.get(), 1) == 0);
  REQUIRE(getsockname(listener.get(), any, &size) == 0);
  const int port = ntohs(address.sin_port);
  const auto answer = said([&] { return course::serve(learner.session, {.lesson = "1", .port = port}); });

  CHECK(answer.code == course::exit_not_passed);
  CHECK(answer.text.starts_with("No server can listen on port " + std::to_string(port) +
                                ": Address already in use."));
}

TEST_CASE("an identity provider that cannot be started is named") {
  Learner learner;
  const auto answer = said([&] { return course::idp(learner.session, {"--port", "0"}); });
  CHECK(answer.code == course::exit_not_passed);
  CHECK(answer.has("scripts/idp/run could not be started"));
}

TEST_CASE("serve invites to commands that work as they stand") {
  course::Exercise server;
  server.title = "The desk";
  server.try_it = {"TOKEN=$(curl -s {url}/sample)"};
  const auto plain = course::Terminal::plain();
  const auto invited = [&](const std::vector<std::string>& arguments) {
    return course::serve_banner(server, 8001, arguments, plain);
  };

  CHECK(invited({"--seed"}) ==
        "The desk   Ctrl-C ends it\n\n"
        "  TOKEN=$(curl -s http://127.0.0.1:8001/sample)\n"
        "  curl -s http://127.0.0.1:8001/health\n\n"
        "  http://127.0.0.1:8001/docs\n\n");
  CHECK(invited({"--tls"}).find("curl -k -s https://127.0.0.1:8001/sample") != std::string::npos);
  CHECK(invited({"--tls", "a.pem", "a.key"}).find("curl --cacert a.pem -s https://127.0.0.1:8001/sample") !=
        std::string::npos);
}

TEST_CASE("serve invites to both servers of a lesson, and to their pages") {
  course::Exercise server;
  server.title = "Two desks";
  server.try_it = {"{api}/login", "curl -si {api}/projects/"};
  const auto invited = [&](const std::vector<std::string>& arguments) {
    return course::serve_banner(server, 8007, arguments, course::Terminal::plain());
  };

  CHECK(invited({"--seed"}) ==
        "Two desks   Ctrl-C ends it\n\n"
        "  curl -si http://127.0.0.1:8017/projects/\n"
        "  curl -s http://127.0.0.1:8007/health\n\n"
        "  http://127.0.0.1:8007/docs\n"
        "  http://127.0.0.1:8017/login\n\n");
  CHECK(invited({"--api-port", "9000"}).contains("  http://127.0.0.1:9000/login\n"));
  CHECK(invited({"--api-port"}).contains("  http://127.0.0.1:8017/login\n"));
}

TEST_CASE("a free port is one that can be listened on") { CHECK(base::free_port() > 1023); }
