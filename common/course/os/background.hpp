#pragma once

#include <atomic>
#include <exception>
#include <functional>
#include <optional>
#include <stop_token>
#include <sys/eventfd.h>
#include <system_error>
#include <thread>
#include <utility>

#include "base/file_descriptor.hpp"

namespace course {

// One piece of work at a time on a thread of its own: keys are answered while it runs, and it can be stopped
// in the middle. Work that throws gives a Result as it is made. Why:
// docs/decisions/0041-a-supervisor-for-each-run.md
template <typename Result>
class Background {
 public:
  using Work = std::function<Result(const std::stop_token& stop)>;

  Background() = default;
  ~Background() { cancel(); }
  Background(const Background&) = delete;
  Background& operator=(const Background&) = delete;

  // Starts `work`, which returns soon once `stop` is requested. Work that was running is ended first.
  void start(Work work) {
    cancel();
    finished_ = false;
    ended_.reset(eventfd(0, EFD_CLOEXEC));
    if (!ended_.is_open()) throw std::system_error(errno, std::generic_category(), "eventfd");
    thread_ = std::jthread([this, work = std::move(work)](const std::stop_token& stop) {
      try {
        result_ = work(stop);
      } catch (const std::exception&) {
        result_ = Result{};
      }
      finished_ = true;
      eventfd_write(ended_.get(), 1);
    });
  }

  // Asks the work to stop; returns when it has ended. Its result is lost.
  void cancel() {
    if (!is_running()) return;
    thread_.request_stop();
    take();
  }

  bool is_running() const { return thread_.joinable(); }

  // Becomes readable when poll() has something to do; -1 when nothing runs.
  int descriptor() const { return ended_.get(); }

  // The result, once the work has ended. Never waits.
  std::optional<Result> poll() { return is_running() && finished_ ? take() : std::nullopt; }

 private:
  std::optional<Result> take() {
    thread_.join();
    thread_ = {};
    ended_.reset();
    return std::exchange(result_, std::nullopt);
  }

  std::optional<Result> result_;
  std::atomic<bool> finished_ = false;
  base::FileDescriptor ended_;
  std::jthread thread_;
};

}  // namespace course
