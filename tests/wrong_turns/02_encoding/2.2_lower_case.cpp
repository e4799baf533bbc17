// Believes: names of algorithms may be written in lower case, as in OpenSSL.
#include <stdexcept>

#include "make_header.hpp"

namespace lesson {

std::string make_header(const json::Value& extra) {
  if (extra.contains("alg")) throw std::invalid_argument("alg is not the caller's to choose");

  json::Value header{{"alg", "hs256"}, {"typ", "JWT"}};
  header.merge(extra);
  return header.dump();
}

}  // namespace lesson
