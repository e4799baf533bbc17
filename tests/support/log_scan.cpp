#include "log_scan.hpp"

#include <algorithm>

namespace {

constexpr std::size_t shortest_secret = 8, end_size = 10;

}  // namespace

void LogScan::add_secret(std::string_view secret) {
  if (secret.size() < shortest_secret) return;
  const std::scoped_lock lock(mutex_);
  if (secret.size() < end_size) {
    short_secrets_.emplace(secret);
    return;
  }
  ends_.emplace(secret.substr(0, end_size));
  ends_.emplace(secret.substr(secret.size() - end_size));
}

void LogScan::look_at(const std::string& line) {
  const std::scoped_lock lock(mutex_);
  ++lines_;
  const auto secret = secret_in(line);
  if (!secret.empty()) leaks_.push_back('\'' + secret + "' in " + line);
}

std::vector<std::string> LogScan::leaks() const {
  const std::scoped_lock lock(mutex_);
  return leaks_;
}

std::size_t LogScan::lines() const {
  const std::scoped_lock lock(mutex_);
  return lines_;
}

std::string LogScan::secret_in(std::string_view line) const {
  const auto in_line = [&](const std::string& secret) { return line.contains(secret); };
  const auto found = std::ranges::find_if(short_secrets_, in_line);
  if (found != short_secrets_.end()) return *found;
  for (std::size_t at = 0; at + end_size <= line.size(); ++at) {
    std::string piece(line.substr(at, end_size));
    if (ends_.contains(piece)) return piece;
  }
  return {};
}

LogScan& log_scan() {
  static LogScan scan;
  return scan;
}
