// Believes: a caller who may not come in is forbidden, and that is 403.
#include <string>

#include "to_http.hpp"

namespace lesson {

web::HttpError to_http(jwt::Refusal refusal) {
  return {.status = 403,
          .detail = std::string(not_believed),
          .headers = {{"WWW-Authenticate", R"(Bearer error="invalid_token")"}},
          .log_reason = std::string(jwt::code(refusal))};
}

}  // namespace lesson
