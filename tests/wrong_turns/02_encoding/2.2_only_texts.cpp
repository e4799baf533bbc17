// Believes: the members of a header are strings, as kid is.
#include <stdexcept>

#include "make_header.hpp"

namespace lesson {

std::string make_header(const json::Value& extra) {
  if (extra.contains("alg")) throw std::invalid_argument("alg is not the caller's to choose");

  json::Value header{{"alg", "HS256"}, {"typ", "JWT"}};
  for (const auto& name : extra.names()) {
    if (const auto text = extra.text(name)) header.set(name, *text);
  }
  return header.dump();
}

}  // namespace lesson
