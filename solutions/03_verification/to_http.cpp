// Solution 3.7 · One sentence outside
#include "to_http.hpp"

#include <string>

namespace lesson {

web::HttpError to_http(jwt::Refusal refusal) {
  return {.status = 401,
          .detail = std::string(not_believed),
          .headers = {{"WWW-Authenticate", R"(Bearer error="invalid_token")"}},
          .log_reason = std::string(jwt::code(refusal))};
}

}  // namespace lesson
