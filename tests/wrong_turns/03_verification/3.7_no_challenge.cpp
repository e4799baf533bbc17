// Believes: the status says it all.
#include <string>

#include "to_http.hpp"

namespace lesson {

web::HttpError to_http(jwt::Refusal refusal) {
  return {.status = 401, .detail = std::string(not_believed), .log_reason = std::string(jwt::code(refusal))};
}

}  // namespace lesson
