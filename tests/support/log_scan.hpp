#pragma once

#include <mutex>
#include <set>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

// Looks for secrets in what servers log (R35). Everything that a test shows to a server, or gets from it, is
// a secret if it is a credential: see secrets_of(). A line that holds one, or its first or last ten
// characters, is a leak. Thread-safe.
class LogScan {
 public:
  // No line may hold `secret` from now on. Under eight characters it could be any word, and is
  // ignored.
  void add_secret(std::string_view secret);

  // Keeps the line as a leak if it holds a secret that is known by now.
  void look_at(const std::string& line);

  // What it has found: "'a piece of a secret' in the line".
  std::vector<std::string> leaks() const;
  std::size_t lines() const;  // How many it has looked at.

 private:
  // The secret in the line, or its end that is there; empty without one.
  std::string secret_in(std::string_view line) const;

  mutable std::mutex mutex_;
  std::set<std::string, std::less<>> short_secrets_;
  std::unordered_set<std::string> ends_;  // The first and the last ten characters of each of the others.
  std::vector<std::string> leaks_;
  std::size_t lines_ = 0;
};

// The scan of this process: all TestServers feed it, and main() fails if it has found a leak.
LogScan& log_scan();
