#include "base/places.hpp"

#include <atomic>
#include <future>
#include <memory>
#include <thread>
#include <vector>

#include <catch2/catch_test_macros.hpp>

// Nobody waits for time here: who may not wait is told at once, and who waits is let in by the end of
// another.
TEST_CASE("who finds no place waits, and whoever comes when enough wait is turned away", "[places][R43]") {
  base::Places places(1, 2);
  auto taken = std::make_unique<base::Place>(places);
  std::atomic<int> had_a_place = 0;
  std::vector<std::future<void>> waiting;
  std::atomic<int> turned_away = 0;
  // Of three who come while the place is taken, two wait, whichever they are.
  for (int i = 0; i < 3; ++i)
    waiting.push_back(std::async(std::launch::async, [&] {
      try {
        const base::Place place(places);
        ++had_a_place;
      } catch (const base::NoPlace&) {
        ++turned_away;
      }
    }));
  while (turned_away == 0) std::this_thread::yield();
  CHECK(had_a_place == 0);
  taken.reset();
  waiting.clear();  // Each has come to its end.
  CHECK(had_a_place == 2);
  CHECK(turned_away == 1);

  const base::Place free_again(places);
}
