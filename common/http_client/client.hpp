#pragma once

#include <memory>
#include <string>
#include <vector>

#include "http_client/answer.hpp"
#include "json/value.hpp"

namespace http_client {

// A small HTTP client for tests and attacks. Every request has a connection of its own. Throws
// std::runtime_error when there is no answer. Not thread-safe.
class Client {
 public:
  explicit Client(const std::string& url);  // "http://127.0.0.1:8001"
  Client(Client&&) noexcept;
  Client& operator=(Client&&) noexcept;
  ~Client();

  // The path may carry a query. JSON bodies are sent as application/json.
  Answer get(const std::string& path, const std::vector<web::Header>& headers = {});
  Answer post(const std::string& path, const json::Value& body, const std::vector<web::Header>& headers = {});
  Answer put(const std::string& path, const json::Value& body, const std::vector<web::Header>& headers = {});
  Answer del(const std::string& path, const std::vector<web::Header>& headers = {});

  // Any method, any body; the Content-Type is one of the headers.
  Answer send(const std::string& method, const std::string& path, const std::string& body,
              const std::vector<web::Header>& headers = {});

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

// The header that shows a token.
inline web::Header bearer(const std::string& token) { return {"Authorization", "Bearer " + token}; }

}  // namespace http_client
