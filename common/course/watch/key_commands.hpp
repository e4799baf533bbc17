#pragma once

#include <functional>
#include <string>
#include <vector>

#include "course/text/key_decoder.hpp"
#include "course/watch/watch_session.hpp"

namespace course {

// What a key does while the learner watches: a command, the answer to a question, or a letter of a token.
class KeyCommands {
 public:
  explicit KeyCommands(WatchSession& watch) : watch_(watch) {}

  // Keys that arrived together. What was pressed before a question could be read is no answer to it.
  void press(const std::vector<Key>& keys);
  void press(const Key& key);

 private:
  // Whose turn it is.
  enum class Mode { commands, question, token };

  void command(char letter);
  void answer(const Key& key);
  void edit_token(const Key& key);
  void ask(const std::string& question, std::function<void()> yes);

  WatchSession& watch_;
  Mode mode_ = Mode::commands;
  std::function<void()> yes_;
  std::string typed_;
};

}  // namespace course
