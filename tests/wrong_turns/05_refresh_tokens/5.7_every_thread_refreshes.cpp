// Believes: a thread that met a 401 has to refresh; the lock keeps them apart.
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

  {
    const std::scoped_lock one_flight(session.mutex);
    const auto fresh = session.transport.refresh(session.tokens.refresh);
    if (!fresh) return answer;
    session.tokens = *fresh;
  }
  return session.transport.get(path, tokens_of(session).access);
}

}  // namespace lesson
