// Believes: the codes of our refusals are the codes of the challenge.
#include <string>

#include "to_http.hpp"

namespace lesson {

web::HttpError to_http(jwt::Refusal refusal) {
  return {.status = 401,
          .detail = std::string(not_believed),
          .headers = {{"WWW-Authenticate", "Bearer error=\"" + std::string(jwt::code(refusal)) + "\""}},
          .log_reason = std::string(jwt::code(refusal))};
}

}  // namespace lesson
