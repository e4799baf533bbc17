// The flawed server of lab 7a.
#include "algorithm_confusion_flawed.hpp"

#include <utility>

#include "handmade_token.hpp"
#include "me_app.hpp"

namespace lesson {
namespace {

// "We moved to RS256 last year, and some old tokens are still around. The header says which."
bool verifies(const jwt::UnverifiedToken& token, const std::string& algorithm, const std::string& key_file) {
  if (algorithm == "HS256") return has_hs256_signature(token, key_file);
  if (algorithm == "RS256")
    return has_rs256_signature(token, jwt::Key::from_pem(jwt::Algorithm::rs256, key_file).value());
  throw refused("Tokens are signed with HS256 or RS256 here, not with " + algorithm + ".");
}

}  // namespace

KeyFileServer::KeyFileServer(std::string public_key, base::Clock clock)
    : public_key_(std::move(public_key)), clock_(std::move(clock)) {}

void KeyFileServer::check_signature(const jwt::UnverifiedToken& token) const {
  const auto algorithm = token.unverified_header().text("alg").value_or("nothing");
  if (!verifies(token, algorithm, public_key_))
    throw refused("The signature does not fit " + algorithm + " and the key in the file.");
}

web::App KeyFileServer::app() {
  return me_app({.title = "A server with a key in a file",
                 .check_signature = [this](const auto& token) { check_signature(token); },
                 .clock = clock_,
                 .ledger = ledger_});
}

}  // namespace lesson
