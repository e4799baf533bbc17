// Believes: one more header does no harm.
#include <string>

#include "to_http.hpp"

namespace lesson {

web::HttpError to_http(jwt::Refusal refusal) {
  return {.status = 401,
          .detail = std::string(not_believed),
          .headers = {{"WWW-Authenticate", R"(Bearer error="invalid_token")"}, {"Cache-Control", "no-store"}},
          .log_reason = std::string(jwt::code(refusal))};
}

}  // namespace lesson
