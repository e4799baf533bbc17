#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "web/client.hpp"

namespace web {

// Parses one HTTP answer from an untrusted server while its bytes arrive (RFC 9112). Refuses anything
// ambiguous, and checks each size before it stores a byte.
class AnswerReader {
 public:
  enum class State {
    reading,    // More bytes are needed.
    complete,   // answer() is whole; bytes that come after it are ignored.
    broken,     // Malformed, ambiguous or truncated.
    too_large,  // A body over the limit, or heads, trailers and chunk sizes over 32 KiB together.
  };

  explicit AnswerReader(std::size_t body_bytes) : body_left_(body_bytes) {}

  State take(std::string_view bytes);

  // To be called when the connection has ended, which ends a body without a length.
  State end();

  // REQUIRES: complete.
  Answer& answer() { return answer_; }

 private:
  enum class Part { head, body_of_length, body_to_the_end, chunk_size, chunk, chunk_end, trailer };

  bool step();
  bool read_head();
  bool read_line();
  void read_chunk_size(std::string_view line);
  bool read_body();
  void begin_body();
  void begin_body_of(std::size_t length);
  bool fail(State state);

  State state_ = State::reading;
  Part part_ = Part::head;
  Answer answer_{};
  std::string in_;                                   // Bytes that were not parsed yet.
  std::size_t searched_ = 0;                         // Where the search for the next line end goes on.
  std::size_t lines_left_ = std::size_t{32} * 1024;  // Remaining bytes for heads and lines.
  std::size_t body_left_;                            // Remaining bytes for the body.
  std::size_t length_ = 0;                           // Remaining bytes of the body or chunk.
};

}  // namespace web
