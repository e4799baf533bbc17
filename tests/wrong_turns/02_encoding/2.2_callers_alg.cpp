// Believes: the caller who asks for a token knows best which algorithm it should have.
#include "make_header.hpp"

namespace lesson {

std::string make_header(const json::Value& extra) {
  json::Value header{{"alg", "HS256"}, {"typ", "JWT"}};
  header.merge(extra);
  return header.dump();
}

}  // namespace lesson
