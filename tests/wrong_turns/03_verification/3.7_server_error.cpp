// Believes: anything that goes wrong is a server error.
#include <string>

#include "to_http.hpp"

namespace lesson {

web::HttpError to_http(jwt::Refusal refusal) {
  return {.status = 500,
          .detail = std::string(not_believed),
          .headers = {{"WWW-Authenticate", R"(Bearer error="invalid_token")"}},
          .log_reason = std::string(jwt::code(refusal))};
}

}  // namespace lesson
