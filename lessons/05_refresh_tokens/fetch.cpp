// Exercise 5.7 · One flight for all
//
// The threads of a client share one access token, and it expires for all of them in the same second. GET
// `path` for one of them:
//
//   any answer but 401        return it
//   401                       refresh, store both new tokens, GET once more, return that answer
//   the refresh is refused    return the first 401
//
// Another thread may have refreshed in the meantime. Then the session's access token is no longer the one
// that you sent, so do not refresh: a second use of the old refresh token looks like a theft.
//
// Hold session.mutex from this comparison until the new tokens are stored, and never during a GET.
// session.transport has get() and refresh(). tokens_of() takes session.mutex itself, for a moment.
#include "fetch.hpp"

#include "course/todo.hpp"

namespace lesson {
namespace {

ClientTokens tokens_of(ClientSession& session) {
  const std::scoped_lock lock(session.mutex);
  return session.tokens;
}

}  // namespace

http_client::Answer fetch(ClientSession& session, const std::string& path) {
  course::todo("5.7", session, path, tokens_of);  // Your code replaces this line.
}

}  // namespace lesson
