#pragma once

// The answers of an operation, for its documentation.
#include <utility>
#include <vector>

#include "web/operation.hpp"

namespace taskboard_api {

// What it answers when all is well, what else it may say, and what every operation with a database may.
inline std::vector<web::AnswerKind> answers(web::AnswerKind success,
                                            std::vector<web::AnswerKind> others = {}) {
  others.push_back(std::move(success));
  others.push_back({503, "The database is busy, or its disk is full; Retry-After says when to try again"});
  return others;
}

inline web::AnswerKind not_mine() { return {404, "Not there, or not yours"}; }

}  // namespace taskboard_api
