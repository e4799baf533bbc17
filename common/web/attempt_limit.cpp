#include "web/attempt_limit.hpp"

#include <algorithm>
#include <span>
#include <utility>

#include "crypto/random.hpp"

namespace web {
namespace {

std::size_t number(std::span<const std::byte> bytes) {
  std::size_t value = 0;
  for (const std::byte byte : bytes.first<4>()) value = value << 8U | std::to_integer<std::size_t>(byte);
  return value;
}

}  // namespace

AttemptLimit::AttemptLimit(const Options& options, SteadyClock clock)
    : options_(options), clock_(std::move(clock)), key_(crypto::Digest::sha256, crypto::random_secret(32)) {
  for (auto& table : tables_) table.resize(cells);
}

AttemptLimit::Pair AttemptLimit::cells_of(std::string_view name, std::chrono::steady_clock::time_point now) {
  std::array<std::byte, crypto::max_digest_size> buffer;
  const auto mac = key_.sign(std::as_bytes(std::span(name)), buffer);
  const Pair pair{&tables_[0][number(mac.first(4)) % cells], &tables_[1][number(mac.subspan(4, 4)) % cells]};
  for (Cell* cell : pair)
    if (now - cell->since >= options_.window) *cell = {};
  return pair;
}

std::optional<std::chrono::seconds> AttemptLimit::admit(std::string_view name) {
  const auto now = clock_();
  const std::scoped_lock lock(mutex_);
  const auto pair = cells_of(name, now);
  const Cell& least = **std::ranges::min_element(pair, {}, [](const Cell* cell) { return cell->attempts; });
  if (least.attempts >= options_.attempts)
    return std::chrono::ceil<std::chrono::seconds>(least.since + options_.window - now);
  for (Cell* cell : pair) {
    if (cell->attempts == 0) cell->since = now;
    ++cell->attempts;
  }
  return std::nullopt;
}

// Another name that shares a cell keeps its own attempts there.
void AttemptLimit::take_back(std::string_view name, int most) {
  const std::scoped_lock lock(mutex_);
  const auto pair = cells_of(name, clock_());
  const int own = std::min({pair[0]->attempts, pair[1]->attempts, most});
  for (Cell* cell : pair) cell->attempts -= own;
}

HttpError too_many_attempts(std::chrono::seconds wait) {
  return {429,
          "Too many attempts, try again later",
          {{"Retry-After", std::to_string(wait.count())}},
          "too many attempts"};
}

}  // namespace web
