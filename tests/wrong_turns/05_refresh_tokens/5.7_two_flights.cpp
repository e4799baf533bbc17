// Believes: the lock is for the tokens, and a refresh is none.
#include "fetch.hpp"

namespace lesson {
namespace {

ClientTokens tokens_of(ClientSession& session) {
  const std::scoped_lock lock(session.mutex);
  return session.tokens;
}

}  // namespace

http_client::Answer fetch(ClientSession& session, const std::string& path) {
  const auto sent = tokens_of(session);
  const auto answer = session.transport.get(path, sent.access);
  if (answer.status != 401) return answer;

  if (tokens_of(session).access == sent.access) {
    const auto fresh = session.transport.refresh(sent.refresh);
    if (!fresh) return answer;
    const std::scoped_lock lock(session.mutex);
    session.tokens = *fresh;
  }
  return session.transport.get(path, tokens_of(session).access);
}

}  // namespace lesson
