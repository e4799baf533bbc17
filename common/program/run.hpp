#pragma once

#include <functional>
#include <vector>

#include "program/command_line.hpp"
#include "web/app.hpp"
#include "web/options.hpp"

namespace program {

// Serves `app` until SIGINT or SIGTERM, then lets requests in flight finish; a second signal ends at once.
// Prints "Listening on http://127.0.0.1:8001" when it is ready. Gives the exit code for main: 0, or 1 after
// a message on standard error. Called by main, before any other thread is started.
int run(const web::App& app, const web::Options& options);

// An app and how it is served.
struct Hosted {
  web::App app;
  web::Options options;
  // What is done once all ports are ours, before "Listening on" is printed. What a failed start must not do.
  std::function<void()> when_listening = [] {};
};

// The same for several apps of one process, each on a port of its own. Prints a line for each.
int run(const std::vector<Hosted>& servers);

// The same for one app, with --host, --port, --log, --tls and --help read from the command line.
int run(const web::App& app, const web::Options& options, int argc, char** argv);

// Prints the text of an early exit on the stream where it belongs and returns its exit code. For servers with
// arguments of their own, which call read_arguments() themselves.
int print(const EarlyExit& early_exit);

}  // namespace program
