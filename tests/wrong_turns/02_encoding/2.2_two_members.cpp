// Believes: typ is optional in RFC 7519, so the header does without it.
#include <stdexcept>

#include "make_header.hpp"

namespace lesson {

std::string make_header(const json::Value& extra) {
  if (extra.contains("alg")) throw std::invalid_argument("alg is not the caller's to choose");

  json::Value header{{"alg", "HS256"}};
  header.merge(extra);
  return header.dump();
}

}  // namespace lesson
