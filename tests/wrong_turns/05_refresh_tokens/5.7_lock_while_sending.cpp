// Believes: one lock around everything is the safest.
#include "fetch.hpp"

namespace lesson {

http_client::Answer fetch(ClientSession& session, const std::string& path) {
  const std::scoped_lock lock(session.mutex);
  const auto answer = session.transport.get(path, session.tokens.access);
  if (answer.status != 401) return answer;

  const auto fresh = session.transport.refresh(session.tokens.refresh);
  if (!fresh) return answer;
  session.tokens = *fresh;
  return session.transport.get(path, session.tokens.access);
}

}  // namespace lesson
