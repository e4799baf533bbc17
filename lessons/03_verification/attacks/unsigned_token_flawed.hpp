#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

#include "crypto/hmac.hpp"
#include "web/app.hpp"

namespace lesson {

// A gate with one flaw: it refuses one bad word, and assumes that no other token comes without a signature.
// Thread-safe once its routes have been made.
class WordFilterGate {
 public:
  explicit WordFilterGate(std::function<std::int64_t()> now);  // With a key that nobody else has.

  // Returns a genuine token, valid for a quarter of an hour, signed with HS256.
  std::string token_for(std::string_view name) const;

  // GET /protected. REQUIRES: `this` outlives the app.
  web::App routes();

  // The ledger: how often /protected accepted a token without a signature whose header said none in some
  // spelling, and one whose header did not even say that. No client can see it.
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
