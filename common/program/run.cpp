#include "program/run.hpp"

#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <deque>
#include <exception>
#include <string>
#include <sys/resource.h>

#include "web/server.hpp"

namespace program {
namespace {

// Blocked in every thread from now on, so that the main thread can wait for them.
sigset_t block_stop_signals() {
  sigset_t signals;
  sigemptyset(&signals);
  sigaddset(&signals, SIGINT);
  sigaddset(&signals, SIGTERM);
  pthread_sigmask(SIG_BLOCK, &signals, nullptr);
  return signals;
}

// A shell allows 1,024 open files, less than the connections we want to hold; the system allows more.
void allow_many_open_files() {
  rlimit limit{};
  if (getrlimit(RLIMIT_NOFILE, &limit) != 0) return;
  limit.rlim_cur = limit.rlim_max;
  setrlimit(RLIMIT_NOFILE, &limit);
}

void wait_for(const sigset_t& signals) {
  int signal = 0;
  sigwait(&signals, &signal);
}

}  // namespace

int run(const web::App& app, const web::Options& options) {
  return run({{.app = app, .options = options, .when_listening = [] {}}});
}

int run(const std::vector<Hosted>& servers) {
  const auto signals = block_stop_signals();
  allow_many_open_files();
  try {
    std::deque<web::Server> running;
    for (const Hosted& server : servers) running.emplace_back(server.app, server.options);
    for (const Hosted& server : servers) server.when_listening();
    for (const web::Server& server : running) std::printf("Listening on %s\n", server.url().c_str());
    std::fflush(stdout);

    wait_for(signals);
    pthread_sigmask(SIG_UNBLOCK, &signals, nullptr);  // The next one is not ours to wait for.
    bool all_finished = true;
    for (web::Server& server : running) all_finished = server.stop() && all_finished;
    if (all_finished) return 0;
    std::fputs("A request was still being answered after the time to stop; it is cut off.\n", stderr);
    std::_Exit(1);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "%s\n", error.what());
    return 1;
  }
}

int print(const EarlyExit& early_exit) {
  std::fputs(early_exit.text.c_str(), early_exit.exit_code == 0 ? stdout : stderr);
  return early_exit.exit_code;
}

int run(const web::App& app, const web::Options& options, int argc, char** argv) {
  const auto arguments = read_arguments(options, {}, argc, argv);
  return arguments ? run(app, arguments->options) : print(arguments.error());
}

}  // namespace program
