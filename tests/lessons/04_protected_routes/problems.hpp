#pragma once

// What the judges of this lesson share: problems and answers as words.
#include <exception>
#include <expected>
#include <string>

#include "auth_problem.hpp"
#include "web/reply.hpp"

inline std::string word(lesson::AuthError error) {
  switch (error) {
    case lesson::AuthError::no_credentials:
      return "no_credentials";
    case lesson::AuthError::malformed:
      return "malformed";
    case lesson::AuthError::invalid_token:
      return "invalid_token";
    case lesson::AuthError::not_allowed:
      return "not_allowed";
  }
  return "no error of ours";
}

// The text itself, or why there is none.
inline std::string outcome(const std::expected<std::string, lesson::AuthProblem>& result) {
  return result ? *result : word(result.error().error);
}

// What the web layer makes of a handler: its reply, or the one that its exception stands for.
template <typename Handler>
web::Reply reply_of(const Handler& handler) {
  try {
    return handler();
  } catch (const web::HttpError& error) {
    return web::to_reply(error);
  } catch (const web::InvalidRequest& invalid) {
    return web::to_reply(invalid);
  }
}
