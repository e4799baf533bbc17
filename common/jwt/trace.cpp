#include "jwt/trace.hpp"

#include <array>

#include "jwt/internal/verification.hpp"

namespace jwt {
namespace {

const Verification::Step& step_of(Check check) {
  return Verification::steps[static_cast<std::size_t>(check)];
}

}  // namespace

std::string_view name(Check check) { return step_of(check).name; }
std::string_view sentence(Check check) { return step_of(check).sentence; }

std::string_view name(CheckOutcome outcome) {
  constexpr std::array<std::string_view, 4> names{"passed", "failed", "not_asked", "not_reached"};
  return names[static_cast<std::size_t>(outcome)];
}

}  // namespace jwt
