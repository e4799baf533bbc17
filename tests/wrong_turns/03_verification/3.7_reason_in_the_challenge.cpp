// Believes: RFC 6750 has a place for the reason, so that is where it goes.
#include <string>

#include "to_http.hpp"

namespace lesson {

web::HttpError to_http(jwt::Refusal refusal) {
  return {.status = 401,
          .detail = std::string(not_believed),
          .headers = {{"WWW-Authenticate", R"(Bearer error="invalid_token", error_description=")" +
                                               std::string(jwt::sentence(refusal)) + "\""}},
          .log_reason = std::string(jwt::code(refusal))};
}

}  // namespace lesson
