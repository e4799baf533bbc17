#include "explain.hpp"

#include <optional>
#include <utility>

#include "check_header.hpp"
#include "check_issuer_and_audience.hpp"
#include "check_times.hpp"
#include "jwt/token_parts.hpp"
#include "read_object.hpp"
#include "signature_matches.hpp"

using jwt::Refusal;

namespace lesson {
namespace {

// Returns the library's sentence, but without its list of algorithms: this gate has one key and no list.
std::string_view sentence_of(Refusal refusal) {
  if (refusal == Refusal::algorithm_not_allowed) return "The algorithm is not the one of our key.";
  return jwt::sentence(refusal);
}

// The steps so far. After the first failure no other check runs.
class Walk {
 public:
  template <typename Check>
  void step(std::string_view name, std::string_view when_passed, Check check) {
    if (stopped_) {
      steps_.push_back({std::string(name), "not_reached", "An earlier check failed."});
      return;
    }
    const std::optional<Refusal> refusal = check();
    stopped_ = refusal.has_value();
    const auto reason = refusal ? sentence_of(*refusal) : when_passed;
    steps_.push_back({std::string(name), refusal ? "failed" : "passed", std::string(reason)});
  }

  std::vector<Step> take_steps() { return std::move(steps_); }

 private:
  std::vector<Step> steps_;
  bool stopped_ = false;
};

// Stores the value, or returns the refusal.
template <typename Value>
std::optional<Refusal> keep(std::expected<Value, Refusal> result, Value& value) {
  if (!result) return result.error();
  value = std::move(*result);
  return std::nullopt;
}

}  // namespace

Explanation explain(std::string_view token, const Key& key, const Policy& policy, std::int64_t now) {
  Walk walk;
  jwt::TokenParts parts;
  json::Value header, claims;

  walk.step("shape", "Three parts, and at most 8 KiB.", [&] { return keep(jwt::split_token(token), parts); });
  walk.step("header", "One strict JSON object.", [&] { return keep(read_object(parts.header), header); });
  walk.step("algorithm", "It is the one of our key, and nothing unknown is asked for.",
            [&] { return check_header(header, key); });
  walk.step("signature", "It fits the bytes received.", [&] {
    return signature_matches(parts, key) ? std::nullopt : std::optional(Refusal::invalid_signature);
  });
  walk.step("payload", "One strict JSON object.", [&] { return keep(read_object(parts.payload), claims); });
  walk.step("times", "The token has begun, and has not ended.",
            [&] { return check_times(claims, now, policy.leeway); });
  walk.step("issuer_and_audience", "From whom we trust, for us.",
            [&] { return check_issuer_and_audience(claims, policy.expected); });
  return {.steps = walk.take_steps(), .verdict = verify(token, key, policy, now)};
}

}  // namespace lesson
