// Believes: a number of seconds is an int.
#include <algorithm>
#include <cmath>
#include <stdexcept>

#include "access_claims.hpp"
#include "numeric_date.hpp"

namespace lesson {

json::Value access_claims(std::string_view subject, std::chrono::seconds lifetime,
                          std::chrono::sys_seconds now, const json::Value& extra) {
  for (const auto& name : extra.names()) {
    if (std::ranges::count(reserved_claims, name) > 0) throw std::invalid_argument("reserved claim: " + name);
    if (!std::isfinite(extra.number(name).value_or(0))) throw std::invalid_argument("not finite: " + name);
  }

  json::Value claims{{"sub", subject},
                     {"iat", static_cast<int>(numeric_date(now))},
                     {"exp", static_cast<int>(numeric_date(now + lifetime))}};
  claims.merge(extra);
  return claims;
}

}  // namespace lesson
