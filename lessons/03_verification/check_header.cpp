// Exercise 3.2 · The token does not choose
//
// A header says how the token was signed, and the sender of the token wrote it. So do not ask "which
// algorithm is it?", ask "is it ours?":
//
//   header, for a key with .algorithm "HS256"        the answer
//   {"alg":"HS256","typ":"JWT"}                      std::nullopt, no reason to refuse
//   {"typ":"JWT"}  {"alg":5}                         Refusal::invalid_header
//   {"alg":"none"}  {"alg":"hs256"}  {"alg":"RS256"} Refusal::algorithm_not_allowed
//   {"alg":"HS256","crit":["exp"]}  with any "crit"  Refusal::unsupported_critical
//   {"alg":"HS256","b64":false}     any but true     Refusal::unsupported_critical
//   {"alg":"HS256","jwk":{…}}                        std::nullopt, and jwk is ignored
//
// header.text(name), .boolean(name) and .contains(name) are what you need.
#include "check_header.hpp"

#include "course/todo.hpp"

using jwt::Refusal;

namespace lesson {

std::optional<Refusal> check_header(const json::Value& header, const Key& key) {
  course::todo("3.2", header, key);  // Your code replaces this line.
}

}  // namespace lesson
