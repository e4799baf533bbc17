#pragma once

#include <mutex>
#include <set>
#include <string>
#include <vector>

namespace lesson {

// The logins of a flawed client: from which address each started, and where it ended, as whom. In the lab,
// every browser has an address of its own. For the judge: no client can see it. Thread-safe.
class LoginLedger {
 public:
  struct Entry {
    std::string address, user;
  };

  void started(const std::string& address);
  void finished(const std::string& address, const std::string& user);

  // The logins that ended in a browser that had not started one.
  std::vector<Entry> planted() const;

 private:
  mutable std::mutex mutex_;
  std::multiset<std::string> started_;  // And not finished.
  std::vector<Entry> planted_;
};

}  // namespace lesson
