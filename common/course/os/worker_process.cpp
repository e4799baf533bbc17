#include "course/os/worker_process.hpp"

#include <array>
#include <cerrno>
#include <csignal>
#include <exception>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <system_error>
#include <unistd.h>
#include <utility>

#include "course/os/pipe.hpp"

namespace course {
namespace {

// The life of the copy. It never returns into the runner: destructors and buffers there are not its own.
[[noreturn]] void run_in_child(const std::function<std::string()>& work, int result) {
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  prctl(PR_SET_CHILD_SUBREAPER, 0);
  for (const int signal : {SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGABRT, SIGQUIT, SIGTSTP, SIGCONT, SIGWINCH}) {
    std::signal(signal, SIG_DFL);  // The terminal is the runner's to give back.
  }
  try {
    if (!base::write_all(result, work())) _exit(1);
  } catch (const std::exception&) {
    _exit(1);  // No text: the runner says that it crashed.
  }
  _exit(0);
}

}  // namespace

WorkerProcess::WorkerProcess() { prctl(PR_SET_CHILD_SUBREAPER, 1); }

WorkerProcess::~WorkerProcess() {
  cancel();
  prctl(PR_SET_CHILD_SUBREAPER, 0);
}

void WorkerProcess::start(const std::function<std::string()>& work) {
  cancel();
  Pipe pipe;
  if (!pipe.open()) throw std::system_error(errno, std::generic_category(), "pipe");
  child_ = fork();
  if (child_ == 0) run_in_child(work, pipe.write.get());
  if (child_ < 0) throw std::system_error(errno, std::generic_category(), "fork");
  result_ = std::move(pipe.read);
}

void WorkerProcess::cancel() {
  if (!is_running()) return;
  kill(child_, SIGKILL);
  // What the copy started ends with it (process.hpp), and becomes ours to wait for: when nothing is left to
  // wait for, nothing builds or runs any more.
  while (waitpid(-1, nullptr, 0) > 0 || errno == EINTR) {
  }
  forget();
}

std::optional<std::string> WorkerProcess::poll() {
  if (!is_running()) return std::nullopt;
  std::array<char, 4096> bytes;
  ssize_t size = 0;
  while ((size = read(result_.get(), bytes.data(), bytes.size())) > 0) {
    received_.append(bytes.data(), static_cast<std::size_t>(size));
  }
  if (size < 0 && (errno == EAGAIN || errno == EINTR)) return std::nullopt;
  int status = 0;
  while (waitpid(child_, &status, 0) < 0 && errno == EINTR) {
  }
  const bool ended_well = WIFEXITED(status) && WEXITSTATUS(status) == 0;
  std::string result = ended_well ? std::move(received_) : std::string{};
  forget();
  return result;
}

void WorkerProcess::forget() {
  result_.reset();
  child_ = -1;
  received_.clear();
}

}  // namespace course
