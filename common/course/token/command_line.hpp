#pragma once

#include <functional>

#include "course/token/token_operations.hpp"

namespace CLI {
class App;
}

namespace course {

// What a command line asks for.
struct Invocation {
  TokenOptions options;
  std::function<Answer(const TokenOptions&)> command;
};

// Adds decode, sign, verify and key to `app`. Parsing fills `to`, which must outlive `app`; a word that means
// nothing (an algorithm, a lifetime) throws std::invalid_argument.
void add_verbs(CLI::App& app, Invocation& to);

}  // namespace course
