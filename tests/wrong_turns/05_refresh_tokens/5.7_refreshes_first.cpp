// Believes: a fresh token for each request is the safe way.
#include "fetch.hpp"

namespace lesson {
namespace {

ClientTokens tokens_of(ClientSession& session) {
  const std::scoped_lock lock(session.mutex);
  return session.tokens;
}

}  // namespace

http_client::Answer fetch(ClientSession& session, const std::string& path) {
  {
    const std::scoped_lock one_flight(session.mutex);
    if (const auto fresh = session.transport.refresh(session.tokens.refresh)) session.tokens = *fresh;
  }
  return session.transport.get(path, tokens_of(session).access);
}

}  // namespace lesson
