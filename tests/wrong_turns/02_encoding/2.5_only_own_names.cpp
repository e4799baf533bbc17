// Believes: it is enough to protect the names that this function writes.
#include <cmath>
#include <stdexcept>

#include "access_claims.hpp"
#include "numeric_date.hpp"

namespace lesson {

json::Value access_claims(std::string_view subject, std::chrono::seconds lifetime,
                          std::chrono::sys_seconds now, const json::Value& extra) {
  for (const auto& name : extra.names()) {
    if (name == "sub" || name == "iat" || name == "exp") throw std::invalid_argument("reserved: " + name);
    if (!std::isfinite(extra.number(name).value_or(0))) throw std::invalid_argument("not finite: " + name);
  }

  json::Value claims{{"sub", subject}, {"iat", numeric_date(now)}, {"exp", numeric_date(now + lifetime)}};
  claims.merge(extra);
  return claims;
}

}  // namespace lesson
