// Believes: a refusal that has been answered needs no trace.
#include <string>

#include "to_http.hpp"

namespace lesson {

web::HttpError to_http(jwt::Refusal) {
  return {.status = 401,
          .detail = std::string(not_believed),
          .headers = {{"WWW-Authenticate", R"(Bearer error="invalid_token")"}}};
}

}  // namespace lesson
