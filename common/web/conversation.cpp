#include "web/conversation.hpp"

#include <array>
#include <expected>
#include <utility>

namespace web {
namespace {

constexpr std::size_t piece_bytes = std::size_t{16} * 1024;  // What is received at once.
constexpr std::size_t kept_bytes = piece_bytes;  // What an idle connection may keep for its next request.

}  // namespace

Conversation::Conversation(Channel& channel, const Limits& limits, const Answerer& answerer,
                           const std::atomic<bool>& stopping)
    : channel_(channel),
      limits_(limits),
      answerer_(answerer),
      stopping_(stopping),
      remote_address_(channel.peer_address()) {
  set_waits(Waits::idle);
}

Conversation::Next Conversation::go_on() {
  for (;;) {
    switch (step()) {
      case Outcome::again:
        continue;
      case Outcome::wait:
        return next_;
      case Outcome::end:
        return Next::end;
    }
  }
}

Conversation::Outcome Conversation::step() {
  if (waits_ == Waits::lingering) return drain();
  if (!out_.empty()) return send();
  if (const auto outcome = answer(); outcome != Outcome::wait) return outcome;
  return receive();
}

// What to do when a transfer did not move anything.
Conversation::Outcome Conversation::after(const Transfer& transfer) {
  if (transfer.end == Transfer::End::closed) return Outcome::end;
  next_ = transfer.end == Transfer::End::wait_to_write ? Next::wait_to_write : Next::wait_to_read;
  return Outcome::wait;
}

// Answers the request at the front. `wait` when it is not there in full.
Conversation::Outcome Conversation::answer() {
  const std::string_view in = in_;
  if (request_size_ > in.size() || in.empty()) return Outcome::wait;

  const auto end = head_end(in, searched_);
  if (end == 0 && in.size() <= limits_.head_bytes) {
    searched_ = in.size();
    return Outcome::wait;
  }
  const auto head = end == 0 || end > limits_.head_bytes
                        ? std::unexpected(Turned{431, "The head of the request is too long"})
                        : read_head(in.substr(0, end), limits_);
  if (!head) {
    say(answerer_.turned(head.error(), remote_address_));
    return Outcome::again;
  }
  request_size_ = end + head->body_bytes;
  if (request_size_ > in.size()) return Outcome::wait;

  set_waits(Waits::answering);
  say(answerer_.request(*head, in.substr(end, head->body_bytes), remote_address_));
  in_.erase(0, request_size_);
  request_size_ = searched_ = 0;
  return Outcome::again;
}

void Conversation::say(Answerer::Answer answer) {
  out_ = std::move(answer.bytes);
  sent_ = 0;
  closes_ = answer.closes || stopping_;
  set_waits(Waits::sending);
}

Conversation::Outcome Conversation::receive() {
  std::array<char, piece_bytes> buffer;
  const auto transfer = channel_.receive(buffer);
  if (transfer.end == Transfer::End::done) {
    in_.append(buffer.data(), transfer.bytes);
    return Outcome::again;
  }
  if (in_.empty() && stopping_) return Outcome::end;
  // One deadline for the whole request: a byte now and then does not prolong it.
  const auto waits = in_.empty() ? Waits::idle : Waits::receiving;
  if (waits != waits_) set_waits(waits);
  return after(transfer);
}

Conversation::Outcome Conversation::send() {
  const auto transfer = channel_.send(std::string_view(out_).substr(sent_));
  if (transfer.end != Transfer::End::done) return after(transfer);
  sent_ += transfer.bytes;
  if (sent_ < out_.size()) return Outcome::again;

  out_ = {};
  if (!closes_) return rest_after_answer();
  // Closing a socket with unread bytes makes the system drop the answer: let the client read it first.
  channel_.finish();
  in_.clear();
  set_waits(Waits::lingering);
  return Outcome::again;
}

// Other connections come first, even when the next request has arrived already: then the socket, which can
// be written to, comes back at once, behind them.
Conversation::Outcome Conversation::rest_after_answer() {
  next_ = in_.empty() ? Next::wait_to_read : Next::wait_to_write;
  if (!in_.empty()) return Outcome::wait;
  if (stopping_) return Outcome::end;
  if (in_.capacity() > kept_bytes) in_ = {};
  set_waits(Waits::idle);
  return Outcome::wait;
}

Conversation::Outcome Conversation::drain() {
  std::array<char, piece_bytes> buffer;
  const auto transfer = channel_.receive(buffer);
  if (transfer.end != Transfer::End::done) return after(transfer);
  next_ = Next::wait_to_read;
  return Outcome::wait;
}

void Conversation::set_waits(Waits waits) {
  const auto now = Clock::now();
  waits_ = waits;
  switch (waits) {
    case Waits::idle:
      deadline_ = now + limits_.idle;
      return;
    case Waits::receiving:
      deadline_ = now + limits_.receive;
      return;
    case Waits::sending:
      deadline_ = now + limits_.send;
      return;
    case Waits::lingering:
      deadline_ = now + limits_.linger;
      return;
    case Waits::answering:
      deadline_ = never;
      return;  // A handler takes the time it needs.
  }
}

}  // namespace web
