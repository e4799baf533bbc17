#include "provider_keys.hpp"

#include <exception>
#include <utility>

namespace lesson {

const jwt::Key* ProviderKeys::find(const jwt::KeyHint& hint) const {
  return keys && hint.id ? keys->find(*hint.id, hint.algorithm) : nullptr;
}

void ProviderKeys::fetch(std::unique_lock<std::mutex>& lock, Moment now, const jwt::KeyHint& hint,
                         const std::function<Fetched()>& fetch_keys) {
  if (fetching) {
    // Counted, for `fetching` may be true again before this thread wakes up: it waits for one fetch.
    const auto before = finished_;
    ++waiting;
    one_finished_.wait(lock, [&] { return finished_ != before; });
    --waiting;
    return;
  }
  fetching = true;
  Fetched fetched = std::unexpected(oauth::ProviderProblem::unreachable);
  std::exception_ptr exception;
  lock.unlock();
  try {
    fetched = fetch_keys();
  } catch (...) {
    exception = std::current_exception();
  }
  lock.lock();
  fetching = false;
  ++finished_;
  one_finished_.notify_all();
  problem = fetched ? std::nullopt : std::optional(fetched.error());
  if (fetched) {
    keys = std::move(*fetched);
    fetched_at = now;
  }
  if (problem || find(hint) == nullptr) missed_at = now;
  if (exception) std::rethrow_exception(exception);
}

}  // namespace lesson
