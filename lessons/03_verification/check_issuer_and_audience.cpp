// Exercise 3.5 · From whom, for whom
//
// First `iss`: who made the token? Then `aud`: for whom? With {.issuer = "https://login.example",
// .audience = "taskboard"}:
//
//   {"iss":"https://login.example","aud":"taskboard"}              std::nullopt
//   {"iss":"https://login.example","aud":["wiki","taskboard"]}     std::nullopt
//   {"aud":"taskboard"}                                            Refusal::missing_claim
//   {"iss":5,…}                                                    Refusal::invalid_claim
//   {"iss":"https://login.example.org",…}                          Refusal::wrong_issuer
//   {"iss":"https://login.example"}                                Refusal::missing_claim
//   {…,"aud":["taskboard",5]}                                      Refusal::invalid_claim
//   {…,"aud":"wiki"}  {…,"aud":[]}                                 Refusal::wrong_audience
//
// Without an expected audience it is the other way round: any readable `aud` means somebody else, an
// unreadable one is still Refusal::invalid_claim, and a token without `aud` is accepted.
//
// Read a list with aud.is_array(), aud.size() and aud.at(i).
#include "check_issuer_and_audience.hpp"

#include <cstddef>

#include "course/todo.hpp"

using jwt::Refusal;

namespace lesson {

std::optional<Refusal> check_issuer_and_audience(const json::Value& claims, const Expected& expected) {
  course::todo("3.5", claims, expected);  // Your code replaces this line.
}

}  // namespace lesson
