// Believes: a refresh always brings tokens.
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
    if (session.tokens.access == sent.access) {
      session.tokens = session.transport.refresh(sent.refresh).value_or(ClientTokens{});
    }
  }
  return session.transport.get(path, tokens_of(session).access);
}

}  // namespace lesson
