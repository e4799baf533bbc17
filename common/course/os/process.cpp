#include "course/os/process.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <optional>
#include <poll.h>
#include <stop_token>
#include <sys/eventfd.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/file_descriptor.hpp"
#include "course/os/exec_arguments.hpp"
#include "course/os/interrupt.hpp"
#include "course/os/pipe.hpp"
#include "course/os/process_supervisor.hpp"

namespace course {
namespace {

using Clock = std::chrono::steady_clock;
using std::chrono::milliseconds;

// Forks the supervisor with all signals blocked, so that none meets it unprepared.
pid_t start_supervisor(const SupervisedCommand& command) {
  sigset_t all, before;
  sigfillset(&all);
  pthread_sigmask(SIG_SETMASK, &all, &before);
  const pid_t supervisor = fork();
  if (supervisor == 0) supervise(command);
  pthread_sigmask(SIG_SETMASK, &before, nullptr);
  return supervisor;
}

// One run of one program: reads its output and its supervisor's report until the supervisor is gone.
class Run {
 public:
  explicit Run(const Command& command) : command_(command) {}

  ProcessResult to_its_end() {
    const auto started = Clock::now();
    if (start()) watch(started + command_.limit);
    ended_.took = std::chrono::duration_cast<milliseconds>(Clock::now() - started);
    return std::move(ended_);
  }

 private:
  bool start() {
    ended_.code = EINVAL;
    if (command_.arguments.empty()) return false;
    if (output_.open() && report_.open()) {
      auto arguments = command_.arguments;
      auto environment = environment_with(command_.environment);
      const std::string program = found_on_path(arguments.front()), directory = command_.directory.string();
      supervisor_ = start_supervisor({.program = program.c_str(),
                                      .arguments = to_argv(arguments).data(),
                                      .environment = to_argv(environment).data(),
                                      .directory = directory.empty() ? nullptr : directory.c_str(),
                                      .output = output_.write.get(),
                                      .report = report_.write.get(),
                                      .parent = getpid(),
                                      .grace = command_.grace});
    }
    ended_.code = errno;
    output_.write.reset();
    report_.write.reset();
    return supervisor_ > 0;
  }

  void watch(Clock::time_point deadline) {
    const base::FileDescriptor stopped{eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)};
    const std::stop_callback on_stop{command_.stop, [&] { eventfd_write(stopped.get(), 1); }};
    std::array<pollfd, 4> ends{{{.fd = report_.read.get(), .events = POLLIN, .revents = 0},
                                {.fd = output_.read.get(), .events = POLLIN, .revents = 0},
                                {.fd = interrupt_descriptor(), .events = POLLIN, .revents = 0},
                                {.fd = stopped.get(), .events = POLLIN, .revents = 0}}};
    for (;;) {
      const auto left = std::chrono::ceil<milliseconds>(deadline - Clock::now());
      const int ready =
          poll(ends.data(), ends.size(), static_cast<int>(std::max<std::int64_t>(left.count(), 0)));
      if (ready < 0) continue;  // A signal; the interrupt pipe tells more.
      if (ends[1].revents != 0 && !drain_output()) ends[1].fd = -1;
      if (ends[0].revents != 0 && !read_report()) break;
      const bool told_to_end = ends[2].revents != 0 || ends[3].revents != 0;
      if (told_to_end || ready == 0) {
        deadline = end_it(told_to_end ? ExitKind::interrupted : ExitKind::timed_out);
        ends[2].fd = ends[3].fd = -1;
      }
    }
    drain_output();
    waitpid(supervisor_, nullptr, 0);
    conclude();
  }

  // Asks the supervisor to end everything; a second time, a good while later, ends the supervisor itself.
  Clock::time_point end_it(ExitKind why) {
    kill(supervisor_, early_ ? SIGKILL : SIGTERM);
    if (!early_) early_ = why;
    return Clock::now() + command_.grace + std::chrono::seconds(5);
  }

  // Reads what is there, but not for ever: whoever writes faster than we read must still meet the limit.
  // False at the end.
  bool drain_output() {
    std::array<char, 65536> block;
    for (int blocks = 0; blocks < 16; ++blocks) {
      const auto size = read(output_.read.get(), block.data(), block.size());
      if (size == 0) return false;
      if (size < 0) return errno == EAGAIN || errno == EINTR;
      keep({block.data(), static_cast<std::size_t>(size)});
    }
    return true;
  }

  void keep(std::string_view bytes) {
    if (command_.on_output) command_.on_output(bytes);
    ended_.bytes += bytes.size();
    const auto first = std::min(bytes.size(), command_.kept_output - ended_.output.size());
    ended_.output.append(bytes.substr(0, first));
    ended_.tail.append(bytes.substr(first));
    if (ended_.tail.size() > command_.kept_tail)
      ended_.tail.erase(0, ended_.tail.size() - command_.kept_tail);
  }

  // Takes the first report; false when the supervisor is gone.
  bool read_report() {
    Report next;
    const auto size = read(report_.read.get(), &next, sizeof next);
    if (size == sizeof next && !told_) told_ = next;
    return size > 0 || (size < 0 && (errno == EAGAIN || errno == EINTR));
  }

  void conclude() {
    if (!told_) told_ = Report{.wait_status = SIGKILL};  // The supervisor itself was killed.
    const int status = told_->wait_status;
    ended_.leftover_processes = told_->leftover_processes;
    ended_.code = told_->start_errno;
    if (told_->start_errno != 0) return;
    ended_.exit = early_ ? *early_ : WIFSIGNALED(status) ? ExitKind::signalled : ExitKind::exited;
    ended_.code = WIFSIGNALED(status) ? WTERMSIG(status) : WEXITSTATUS(status);
  }

  const Command& command_;
  ProcessResult ended_;
  Pipe output_, report_;
  pid_t supervisor_ = -1;
  std::optional<ExitKind> early_;
  std::optional<Report> told_;
};

}  // namespace

ProcessResult run_process(const Command& command) { return Run(command).to_its_end(); }

}  // namespace course
