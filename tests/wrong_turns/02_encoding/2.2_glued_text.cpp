// Believes: JSON is text, and text can be put together with +.
#include <stdexcept>

#include "make_header.hpp"

namespace lesson {

std::string make_header(const json::Value& extra) {
  if (extra.contains("alg")) throw std::invalid_argument("alg is not the caller's to choose");

  const std::string typ = extra.text("typ").value_or("JWT");
  std::string header = R"({"alg":"HS256","typ":")" + typ + '"';
  for (const std::string& name : extra.names()) {
    if (name != "typ") header += ",\"" + name + "\":\"" + extra.text(name).value_or("") + '"';
  }
  return header + '}';
}

}  // namespace lesson
