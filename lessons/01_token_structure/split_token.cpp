// Exercise 1.2 · Three views, no copy
//
// Split a token at its dots. A string_view is a pointer and a length: splitting one copies nothing,
// and the parts that you return point into the caller's text.
//
//   "head.pay.sig"           header "head", payload "pay", signature "sig"
//   "head.pay."              signature ""
//   "abc", "a.b", "a.b.c.d"  std::nullopt: not three parts
//   8,193 characters         std::nullopt: longer than max_token_size, so do not count its dots
//
// You can use has_three_parts() from exercise 1.1.
#include "split_token.hpp"

#include "course/todo.hpp"
#include "has_three_parts.hpp"

namespace lesson {

std::optional<TokenParts> split_token(std::string_view token) {
  course::todo("1.2", token);  // Your code replaces this line.
}

}  // namespace lesson
