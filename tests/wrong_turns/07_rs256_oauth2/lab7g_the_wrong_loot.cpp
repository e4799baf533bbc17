// Believes: the page after the login is the page at the end of the day.
#include "login_csrf.hpp"

namespace lesson {
namespace {

std::string own_callback(const Evidence& evidence) {
  return evidence.browse(evidence.browse(evidence.login).header("Location")).header("Location");
}

}  // namespace

Loot attack(const Evidence& evidence) {
  evidence.browse(own_callback(evidence));
  const auto page = evidence.browse(evidence.notes);
  evidence.lure(own_callback(evidence));
  return {.notes = page.body};
}

}  // namespace lesson
