#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

#include "crypto/hmac.hpp"
#include "web/app.hpp"

namespace lesson {

// A gate with one flaw: it knows a bad word, and believes that no other token comes without a signature.
// Safe to use from many threads once its routes were made.
class WordFilterGate {
 public:
  explicit WordFilterGate(std::function<std::int64_t()> now);  // With a key that nobody else has.

  // A genuine token, good for a quarter of an hour, signed with HS256.
  std::string token_for(std::string_view name) const;

  // GET /protected. REQUIRES: `this` outlives the app.
  web::App routes();

  // The ledger: how often /protected was opened by a token without a signature that called itself unsigned
  // in some spelling, and by one that did not even do that. No client can see it.
  struct Ledger {
    int none = 0;
    int stripped = 0;
  };
  Ledger ledger() const { return {.none = none_, .stripped = stripped_}; }

 private:
  web::Reply enter(const std::string& token);

  crypto::HmacKey key_;
  std::function<std::int64_t()> now_;
  std::atomic<int> none_ = 0, stripped_ = 0;
};

}  // namespace lesson
