#pragma once

#include <atomic>
#include <chrono>
#include <cstddef>
#include <functional>
#include <string>
#include <string_view>

#include "web/channel.hpp"
#include "web/doorkeeper.hpp"
#include "web/limits.hpp"

namespace web {

// Who answers requests. Both functions are called by many threads at once and must not throw.
struct Answerer {
  // One answer, as bytes, and whether the connection ends after it.
  struct Answer {
    std::string bytes;
    bool closes;
  };
  // A whole request that the doorkeeper let in.
  std::function<Answer(const Head& head, std::string_view body, const std::string& remote_address)> request;
  // One that was turned away.
  std::function<Answer(const Turned& turned, const std::string& remote_address)> turned;
};

// Requests and answers on one connection, as far as they have come. One thread at a time goes on with it;
// what is marked so may be asked by others meanwhile.
class Conversation {
 public:
  using Clock = std::chrono::steady_clock;
  static constexpr Clock::time_point never = Clock::time_point::max();

  // What it waits for when nobody holds it.
  enum class Waits {
    idle,       // for the first byte of a request
    receiving,  // for the rest of it
    answering,  // for a handler
    sending,    // for the client to read the answer
    lingering,  // for a client that was turned away to read why
  };

  // REQUIRES: everything referred to outlives the conversation. `stopping` says that the server ends: each
  // conversation then ends after the request it is in.
  Conversation(Channel& channel, const Limits& limits, const Answerer& answerer,
               const std::atomic<bool>& stopping);

  // Receives, answers and sends until there is nothing to do but wait for the socket, or the end has come.
  enum class Next { wait_to_read, wait_to_write, end };
  Next go_on();

  Waits waits() const { return waits_; }                    // Any thread.
  Clock::time_point deadline() const { return deadline_; }  // Any thread. When waiting is over.

 private:
  enum class Outcome { again, wait, end };

  Outcome step();
  Outcome answer();
  Outcome receive();
  Outcome send();
  Outcome drain();
  Outcome rest_after_answer();
  Outcome after(const Transfer& transfer);
  void say(Answerer::Answer answer);
  void set_waits(Waits waits);

  Channel& channel_;
  const Limits& limits_;
  const Answerer& answerer_;
  const std::atomic<bool>& stopping_;
  const std::string remote_address_;

  std::string in_;
  std::string out_;
  std::size_t sent_ = 0;
  std::size_t searched_ = 0;      // How much of `in_` is known not to end a head.
  std::size_t request_size_ = 0;  // Head and body of the request at the front, once its head has come.
  bool closes_ = false;           // After what is in `out_`.
  Next next_ = Next::wait_to_read;

  std::atomic<Waits> waits_;
  std::atomic<Clock::time_point> deadline_;
};

}  // namespace web
