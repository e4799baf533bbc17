// Exercise 5.7 · One flight for all
//
// The threads of a client share one access token, and it ends for all of them in the same second. GET `path`
// for one of them:
//
//   the answer is no 401      that is it
//   it is a 401               refresh, store both new tokens, GET once more
//   the refresh is refused    the 401 that you have
//
// Another thread may have refreshed meanwhile. Then the session's access token is no longer the one that
// you sent, and there is nothing to refresh: a second use of the old refresh token looks like a theft.
//
// Hold session.mutex from this comparison until the new tokens are stored, and never during a GET.
// session.transport has get() and refresh(). tokens_of() locks for a moment by itself.
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
