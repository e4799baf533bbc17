// REQUIRES: system calls only (see SupervisedCommand). No allocation, no locks, no C++ objects with
// destructors.
#include "course/os/process_supervisor.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <ctime>
#include <fcntl.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>
#include <utility>

#include "course/os/kill_descendants.hpp"

namespace course {
namespace {

constexpr int output_descriptor = 3, report_descriptor = 4;

// Moves both descriptors to known numbers and closes all others: pipes of programs that run beside this one.
void keep_two_descriptors(const SupervisedCommand& command) {
  const int output = fcntl(command.output, F_DUPFD_CLOEXEC, 10),
            report = fcntl(command.report, F_DUPFD_CLOEXEC, 10);
  dup3(output, output_descriptor, O_CLOEXEC);
  dup3(report, report_descriptor, O_CLOEXEC);
  close_range(report_descriptor + 1, ~0U, 0);
}

void send(const Report& report) {
  [[maybe_unused]] const auto written = write(report_descriptor, &report, sizeof report);
}

void limit(__rlimit_resource_t resource, rlim_t most) {
  const rlimit value{most, most};
  setrlimit(resource, &value);
}

[[noreturn]] void become_program(const SupervisedCommand& command) {
  setsid();  // A group of its own, and no terminal that it could write to.
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  limit(RLIMIT_CORE, 0);
  limit(RLIMIT_FSIZE, rlim_t{1} << 30);  // An endless file must not fill the disk.

  const int nothing = open("/dev/null", O_RDONLY);
  dup2(nothing, STDIN_FILENO);
  dup2(output_descriptor, STDOUT_FILENO);
  dup2(output_descriptor, STDERR_FILENO);

  for (const int signal : {SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGPIPE, SIGCHLD}) std::signal(signal, SIG_DFL);
  sigset_t none;
  sigemptyset(&none);
  sigprocmask(SIG_SETMASK, &none, nullptr);

  if (command.directory == nullptr || chdir(command.directory) == 0) {
    execve(command.program, command.arguments, command.environment);
  }
  send({.start_errno = errno});
  _exit(127);
}

// The next signal of `set`; 0 when `wait` passed first (no wait at all: nullptr).
int next_signal(const sigset_t& set, const timespec* wait) {
  for (;;) {
    const int signal = wait != nullptr ? sigtimedwait(&set, nullptr, wait) : sigwaitinfo(&set, nullptr);
    if (signal > 0) return signal;
    if (errno == EAGAIN) return 0;
  }
}

// Reaps whoever has ended; says whether `program` was among them.
bool reap(pid_t program, int& status) {
  bool ended = false;
  int each = 0;
  for (pid_t child = 0; (child = waitpid(-1, &each, WNOHANG)) > 0;) {
    if (child != program) continue;
    ended = true;
    status = each;
  }
  return ended;
}

// To the group of `program`; to itself as long as it has not made one.
void signal_group(pid_t program, int signal) {
  if (kill(-program, signal) != 0) kill(program, signal);
}

// Waits until `program` ends by itself or because it is told to.
int await(pid_t program, std::chrono::milliseconds grace) {
  sigset_t set;
  sigemptyset(&set);
  for (const int signal : {SIGCHLD, SIGTERM, SIGINT, SIGHUP, SIGQUIT}) sigaddset(&set, signal);
  const timespec patience{.tv_sec = grace.count() / 1000, .tv_nsec = grace.count() % 1000 * 1'000'000};

  int status = 0;
  bool told = false;
  while (!reap(program, status)) {
    const int signal = next_signal(set, told ? &patience : nullptr);
    if (signal == SIGCHLD) continue;
    signal_group(program, signal == 0 ? SIGKILL : SIGTERM);
    signal_group(program, SIGCONT);
    told = true;
  }
  return status;
}

}  // namespace

void supervise(const SupervisedCommand& command) {
  prctl(PR_SET_PDEATHSIG, SIGTERM);
  prctl(PR_SET_CHILD_SUBREAPER, 1);
  std::signal(SIGCHLD, SIG_DFL);
  keep_two_descriptors(command);

  const pid_t program = getppid() == command.parent ? fork() : -1;
  if (program == 0) become_program(command);
  if (program < 0) {
    send({.start_errno = errno});
    _exit(1);
  }
  close(output_descriptor);

  const int status = await(program, command.grace);
  kill(-program, SIGKILL);
  send({.wait_status = status, .leftover_processes = kill_descendants()});
  _exit(0);
}

}  // namespace course
