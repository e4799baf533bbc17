#pragma once

// What other servers publish, in memory: no judge opens a socket.
#include <map>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

#include "base/url.hpp"
#include "json/value.hpp"
#include "knock.hpp"
#include "oauth/provider.hpp"
#include "web/app.hpp"

// Documents and servers by their URLs. Thread-safe, once all servers are there.
class Internet {
 public:
  // Puts a document at `url`, or replaces the one that is there.
  void publish(const std::string& url, const json::Value& document) {
    const std::scoped_lock lock(mutex_);
    documents_[url] = document.dump();
  }

  // Puts a server at `origin`: "https://login.example". Documents come first.
  void host(const std::string& origin, web::App app) { servers_.insert_or_assign(origin, std::move(app)); }

  // How a server of ours reaches it. REQUIRES: `this` outlives what is returned.
  oauth::Fetch fetch() {
    return [this](const http_client::FetchRequest& request) { return answer(request); };
  }

  // The URLs that were fetched, in order, whether there is something or not.
  std::vector<std::string> fetched() const {
    const std::scoped_lock lock(mutex_);
    return fetched_;
  }

 private:
  std::expected<http_client::Answer, http_client::FetchProblem> answer(
      const http_client::FetchRequest& request) {
    {
      const std::scoped_lock lock(mutex_);
      fetched_.push_back(request.url);
      if (const auto found = documents_.find(request.url); found != documents_.end())
        return http_client::Answer{
            .status = 200, .headers = {{"Content-Type", "application/json"}}, .body = found->second};
    }
    const auto url = base::parse_url(request.url);
    if (!url) return std::unexpected(http_client::FetchProblem::forbidden_url);
    const auto server = servers_.find(url->origin());
    if (server == servers_.end()) return std::unexpected(http_client::FetchProblem::unreachable);
    return knock(server->second, {.method = request.method,
                                  .path = url->path,
                                  .query = url->query,
                                  .headers = request.headers,
                                  .body = request.body})
        .answer;
  }

  mutable std::mutex mutex_;
  std::map<std::string, std::string> documents_;
  std::vector<std::string> fetched_;
  std::map<std::string, web::App> servers_;
};
