#include "web/answer_reader.hpp"

#include <array>
#include <map>

#include <catch2/catch_test_macros.hpp>

#include "random.hpp"

namespace {

using State = web::AnswerReader::State;

constexpr std::size_t body_limit = 31;

// What a reader makes of pieces that come one after the other: the state, and for a whole answer its parts.
std::string outcome_of(const std::vector<std::string>& pieces) {
  constexpr std::array words{"reading", "complete", "broken", "too_large"};
  web::AnswerReader reader(body_limit);
  auto state = State::reading;
  for (const auto& piece : pieces)
    if (state == State::reading) state = reader.take(piece);
  if (state == State::reading) state = reader.end();
  std::string outcome = words[static_cast<std::size_t>(state)];
  if (state != State::complete) return outcome;
  REQUIRE(reader.answer().body.size() <= body_limit);
  outcome += ' ' + std::to_string(reader.answer().status) + ' ' + reader.answer().body;
  for (const auto& [name, value] : reader.answer().headers) outcome += '\n' + name + '=' + value;
  return outcome;
}

std::vector<std::string> in_random_pieces(std::string text) {
  std::vector<std::string> pieces;
  while (!text.empty()) {
    const auto size = static_cast<std::size_t>(random_integer(1, 12));
    pieces.push_back(text.substr(0, size));
    text.erase(0, size);
  }
  return pieces;
}

// The text with up to three characters changed, taken out or doubled.
std::string damaged(std::string text) {
  const std::string characters = "\r\n :;0129afXx\t,-";
  for (auto changes = random_integer(0, 3); changes > 0 && !text.empty(); --changes) {
    const auto at = static_cast<std::size_t>(random_integer(0, static_cast<std::int64_t>(text.size()) - 1));
    const auto with = characters[static_cast<std::size_t>(
        random_integer(0, static_cast<std::int64_t>(characters.size()) - 1))];
    const auto kind = random_integer(0, 2);
    if (kind == 0) text[at] = with;
    if (kind == 1) text.erase(at, 1);
    if (kind == 2) text.insert(at, 1, with);
  }
  return text;
}

}  // namespace

TEST_CASE("the same bytes are the same answer in whatever pieces they arrive", "[answer_reader][R37]") {
  const std::vector<std::string> answers{
      "HTTP/1.1 200 OK\r\nContent-Length: 5\r\nX: y\r\n\r\nhello and more",
      "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.0 404 Not Found\r\n\r\ngone",
      "HTTP/1.1 200 OK\r\nTransfer-Encoding: "
      "chunked\r\n\r\n5;a=b\r\nhello\r\n1a\r\nabcdefghijklmnopqrstuvwxyz\r\n0\r\nT: x\r\n\r\n",
      "HTTP/1.1 204 No Content\r\n\r\n"};
  std::map<std::string, int> seen;
  for (int round = 0; round < 5000; ++round) {
    const auto text = damaged(answers[static_cast<std::size_t>(round) % answers.size()]);
    const auto whole = outcome_of({text});
    INFO(text);
    REQUIRE(outcome_of(in_random_pieces(text)) == whole);
    ++seen[whole.substr(0, whole.find(' '))];
  }
  CHECK(seen["complete"] > 500);
  CHECK(seen["broken"] > 500);
  CHECK(seen["too_large"] > 50);
}
