// Exercise 7.6 · Other people's keys
//
// Your API verifies tokens with somebody else's keys, and must fetch them first. A fetch for each token would
// be slow, and anyone could make you fetch, with a made-up kid. So the keys are kept, for each issuer
// separately. The table in jwks_cache.hpp says when to fetch, and when not to. Write find():
//
//   entries_.find(issuer)              an iterator: ->second is the entry; end() means an unknown issuer
//   entry.find(hint)                   a pointer to the key, or nullptr. A fetch may move it: look again
//   entry.fetching                     another thread is fetching
//   entry.fetched_at                   std::optional: the start of the fetch that brought these keys
//   entry.missed_at                    std::optional: the start of the last fetch that missed
//   clock_()                           now; the difference of two times compares with time_to_live, cool_down
//   fetch(lock, issuer, entry, hint)   fetches, or waits for the thread that is fetching
//
// The lock is held already: it guards all entries. Only fetch() releases it for a while.
#include "jwks_cache.hpp"

#include "course/todo.hpp"

namespace lesson {

std::optional<jwt::Key> JwksCache::find(const std::string& issuer, const jwt::KeyHint& hint) {
  std::unique_lock lock(mutex_);
  course::todo("7.6", lock, issuer, hint, entries_, clock_);  // Your code replaces this line.
}

}  // namespace lesson
