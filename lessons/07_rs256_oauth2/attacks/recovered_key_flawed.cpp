// The flawed server of lab 7e.
#include "recovered_key_flawed.hpp"

#include <utility>

#include "handmade_token.hpp"
#include "me_app.hpp"

namespace lesson {

QuietServer::QuietServer(std::string key_file, base::Clock clock)
    : key_file_(std::move(key_file)),
      key_(jwt::Key::from_pem(jwt::Algorithm::rs256, key_file_).value()),
      clock_(std::move(clock)) {}

// "There was an incident with the old version. Now the key stays here, where nobody can sign with it."
void QuietServer::check_signature(const jwt::UnverifiedToken& token) const {
  const auto algorithm = token.unverified_header().text("alg").value_or("nothing");
  const bool is_symmetric = algorithm.starts_with("HS");
  const bool fits = is_symmetric ? has_hs256_signature(token, key_file_) : has_rs256_signature(token, key_);
  if (!fits) throw refused("The signature does not fit " + algorithm + " and our key.");
}

web::App QuietServer::app() {
  return me_app({.title = "A server with a key that nobody gets",
                 .check_signature = [this](const auto& token) { check_signature(token); },
                 .clock = clock_,
                 .ledger = ledger_});
}

}  // namespace lesson
