#include "provider_limit.hpp"

namespace lesson {

ProviderLimit::ProviderLimit(const std::vector<std::string>& issuers) {
  for (const auto& issuer : issuers) waiting_[issuer];
}

web::HttpError ProviderLimit::busy(const std::string& issuer) {
  return {.status = 503,
          .detail = "This provider is slow. Try again later",
          .headers = {{"Retry-After", "3"}},
          .log_reason = issuer + ": too many requests wait for it"};
}

ProviderLimit::Waiting::Waiting(std::atomic<std::size_t>& count, const std::string& issuer) : count_(count) {
  if (count_++ < most_waiting) return;
  --count_;
  throw busy(issuer);
}

}  // namespace lesson
