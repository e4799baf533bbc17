#pragma once

#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "routes.hpp"
#include "test_server.hpp"
#include "to_http.hpp"
#include "tokens.hpp"
#include "verify.hpp"

inline const lesson::Policy policy{.expected = {.issuer = "https://login.example", .audience = "taskboard"},
                                   .leeway = 30};

// A running gate whose key the test knows, and what its log hears.
class RunningGate {
 public:
  RunningGate() {
    // An exercise that waits is best met here, where its file and line are known.
    (void)lesson::verify(signer.sign(claims()), signer.key(), policy, noon);
    (void)lesson::to_http(jwt::Refusal::expired);
  }

  json::Value claims(const std::string& subject = "alice") const {
    return {{"iss", "https://login.example"}, {"sub", subject}, {"aud", "taskboard"}, {"exp", noon + 900}};
  }
  json::Value claims_with(std::string_view name, const json::Value& value) const {
    auto changed = claims();
    changed.set(name, value);
    return changed;
  }
  std::string token_with(std::string_view name, const json::Value& value) const {
    return signer.sign(claims_with(name, value));
  }

  http_client::Answer get(const std::string& path) { return client_.get(path); }
  http_client::Answer enter(const std::string& token) {
    return client_.get("/protected", {http_client::bearer(token)});
  }
  http_client::Answer post(const std::string& body) {
    return client_.send("POST", "/verify", body, {{"Content-Type", "application/json"}});
  }
  json::Value trace(const std::string& token) { return client_.post("/verify", {{"token", token}}).json(); }

  std::vector<std::string> bad_tokens() const {
    return {token_with("exp", noon - 31),
            token_with("iss", "https://mallory.example"),
            token_with("aud", "wiki"),
            token_with("nbf", noon + 31),
            Signer().sign(claims()),
            signer.sign(R"({"alg":"none"})", claims().dump()),
            "abc",
            "e30.e30."};
  }

  std::vector<std::string> log() {
    const std::scoped_lock lock(mutex_);
    return log_;
  }

  const std::int64_t noon = random_instant();
  const Signer signer{};

 private:
  std::mutex mutex_;
  std::vector<std::string> log_;
  TestServer server_{
      lesson::the_gate({.key = signer.key(), .policy = policy, .now = [this] { return noon; }}),
      {.log_to = [this](const std::string& line) {
        const std::scoped_lock lock(mutex_);
        log_.push_back(line);
      }}};
  http_client::Client client_ = server_.client();
};
