// Believes: people should be told what is wrong.
#include <string>

#include "to_http.hpp"

namespace lesson {

web::HttpError to_http(jwt::Refusal refusal) {
  return {.status = 401,
          .detail = std::string(jwt::sentence(refusal)),
          .headers = {{"WWW-Authenticate", R"(Bearer error="invalid_token")"}},
          .log_reason = std::string(jwt::code(refusal))};
}

}  // namespace lesson
