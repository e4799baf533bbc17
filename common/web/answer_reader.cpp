#include "web/answer_reader.hpp"

#include <algorithm>
#include <utility>

#include "base/ascii.hpp"
#include "web/answer_head.hpp"
#include "web/line.hpp"

namespace web {
namespace {

constexpr std::string_view blank_line = "\r\n\r\n";

std::size_t count(const Answer& answer, std::string_view name) {
  return static_cast<std::size_t>(std::ranges::count_if(
      answer.headers, [&](const Header& header) { return base::equal_ignoring_case(header.name, name); }));
}

}  // namespace

AnswerReader::State AnswerReader::take(std::string_view bytes) {
  in_ += bytes;
  while (state_ == State::reading && step()) {
  }
  return state_;
}

AnswerReader::State AnswerReader::end() {
  if (state_ == State::reading) state_ = part_ == Part::body_to_the_end ? State::complete : State::broken;
  return state_;
}

// Reads the next part. Returns false if it has not arrived yet.
bool AnswerReader::step() {
  switch (part_) {
    case Part::head:
      return read_head();
    case Part::body_of_length:
    case Part::body_to_the_end:
    case Part::chunk:
      return read_body();
    case Part::chunk_size:
    case Part::chunk_end:
    case Part::trailer:
      return read_line();
  }
  std::unreachable();
}

bool AnswerReader::read_head() {
  const auto end = in_.find(blank_line, searched_);
  searched_ = in_.size() - std::min(in_.size(), blank_line.size() - 1);
  if (std::min(end, in_.size()) > lines_left_) return fail(State::too_large);
  if (end == std::string::npos) return false;
  auto answer = read_answer_head(std::string_view(in_).substr(0, end));
  lines_left_ -= end;
  in_.erase(0, end + blank_line.size());
  searched_ = 0;
  if (!answer || answer->status == 101) return fail(State::broken);  // We never ask for another protocol.
  if (answer->status < 200) return true;  // An interim answer: the final one follows.
  answer_ = std::move(*answer);
  begin_body();
  return true;
}

// Determines the length of the body (§6.3). More than one length is refused.
void AnswerReader::begin_body() {
  const auto encodings = count(answer_, "Transfer-Encoding"), lengths = count(answer_, "Content-Length");
  if (encodings + lengths > 1) return void(fail(State::broken));
  if (answer_.status == 204 || answer_.status == 304) {
    state_ = State::complete;
  } else if (encodings == 1) {
    if (!base::equal_ignoring_case(answer_.header("Transfer-Encoding"), "chunked")) fail(State::broken);
    part_ = Part::chunk_size;
  } else if (lengths == 1) {
    const auto length = read_length(answer_.header("Content-Length"), 10);
    part_ = Part::body_of_length;
    length ? begin_body_of(*length) : void(fail(State::broken));
  } else {
    part_ = Part::body_to_the_end;
    length_ = std::string::npos;
  }
}

void AnswerReader::begin_body_of(std::size_t length) {
  if (length > body_left_) return void(fail(State::too_large));
  length_ = length;
  if (length == 0 && part_ == Part::body_of_length) state_ = State::complete;
}

bool AnswerReader::read_body() {
  const auto size = std::min(in_.size(), length_);
  if (size == 0) return false;
  if (size > body_left_) return fail(State::too_large);
  answer_.body.append(in_, 0, size);
  in_.erase(0, size);
  body_left_ -= size;
  if (length_ != std::string::npos) length_ -= size;
  if (length_ == 0 && part_ == Part::body_of_length) state_ = State::complete;
  if (length_ == 0) part_ = Part::chunk_end;
  return true;
}

bool AnswerReader::read_line() {
  const auto end = in_.find(line_end, searched_);
  searched_ = in_.size() - std::min(in_.size(), line_end.size() - 1);
  if (std::min(end, in_.size()) >= lines_left_) return fail(State::too_large);
  if (end == std::string::npos) return false;
  const auto line = in_.substr(0, end);
  lines_left_ -= end + 1;
  in_.erase(0, end + line_end.size());
  searched_ = 0;
  if (!std::ranges::all_of(line, is_line_text)) return fail(State::broken);
  if (part_ == Part::chunk_size)
    read_chunk_size(line);
  else if (part_ == Part::trailer && line.empty())
    state_ = State::complete;
  else if (part_ == Part::chunk_end && !line.empty())
    fail(State::broken);
  else if (part_ == Part::chunk_end)
    part_ = Part::chunk_size;
  return true;
}

// "1a" or "1a;name=value" (§7.1)
void AnswerReader::read_chunk_size(std::string_view line) {
  const auto size = read_length(line.substr(0, line.find(';')), 16);
  if (!size) return void(fail(State::broken));
  part_ = *size == 0 ? Part::trailer : Part::chunk;
  begin_body_of(*size);
}

bool AnswerReader::fail(State state) {
  state_ = state;
  return false;
}

}  // namespace web
