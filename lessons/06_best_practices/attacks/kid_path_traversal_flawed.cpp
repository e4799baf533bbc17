// The flawed server of lab 6b. Look for the line that makes a file name from a stranger's text.
#include "kid_path_traversal_flawed.hpp"

#include <fstream>

#include "any_key.hpp"
#include "base/clock.hpp"
#include "base/hex.hpp"
#include "crypto/random.hpp"
#include "web/guards.hpp"

namespace lesson {
namespace {

constexpr auto newest = "2026-11";
constexpr std::size_t most_of_a_key = 4096;  // Bytes.

web::HttpError refused(const std::string& why) { return {.status = 401, .detail = why}; }

}  // namespace

KeyFolder::KeyFolder(const std::filesystem::path& root)
    : folder_((root / "srv" / "keys").string()), key_(base::to_hex(crypto::random_bytes(32))) {
  std::filesystem::create_directories(folder_);
  std::filesystem::create_directories(root / "dev");
  std::ofstream(folder_ + "/" + newest) << key_;
  std::ofstream(root / "dev" / "null");
}

std::string KeyFolder::log_in(const std::string& name) const {
  const auto now = base::system_seconds();
  return sign_with({{"alg", "HS256"}, {"typ", "JWT"}, {"kid", newest}},
                   {{"sub", name}, {"iat", now}, {"exp", now + 900}}, key_);
}

// "A new key is a new file: no server has to be restarted."
std::optional<std::string> KeyFolder::read_key(const std::string& kid) const {
  const auto path = folder_ + "/" + kid;
  std::ifstream file(path, std::ios::binary);
  if (!file || std::filesystem::is_directory(path)) return std::nullopt;
  std::string key(most_of_a_key, '\0');
  file.read(key.data(), static_cast<std::streamsize>(key.size()));
  key.resize(static_cast<std::size_t>(file.gcount()));
  return key;
}

web::Reply KeyFolder::show_me(const web::Request& request) {
  const auto token = jwt::UnverifiedToken::decode(web::required_bearer_token(request));
  if (!token) throw refused("This is not a token.");
  if (token->unverified_header().text("alg") != "HS256") throw refused("Tokens are signed with HS256 here.");
  const auto kid = token->unverified_header().text("kid");
  if (!kid) throw refused("The token names no key.");
  const auto key = read_key(*kid);
  if (!key) throw refused("There is no file " + folder_ + "/" + *kid);
  if (!is_signed_with(*token, *key))
    throw refused("The signature was not made with the content of this file.");

  const auto& claims = token->unverified_claims();
  if (claims.integer("exp").value_or(0) <= base::system_seconds()) throw refused("The token has expired.");
  if (*key != key_) ++strange_keys_believed_;  // Recorded for the judge; accepted nevertheless.
  return web::ok({{"user", claims.text("sub").value_or("")}});
}

web::App KeyFolder::routes() {
  web::App app({.title = "A server with a folder of keys"});
  app.get("/me", {.summary = "Who am I?"},
          web::open([this](const web::Request& request) { return show_me(request); }));
  return app;
}

}  // namespace lesson
