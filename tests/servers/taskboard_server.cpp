// The app of reference as a process of its own. Its key comes from JWT_SECRET, so that tokens outlive it.
#include <cstdlib>
#include <stdexcept>

#include "taskboard_api/secrets.hpp"
#include "taskboard_api/serve.hpp"
#include "taskboard_app.hpp"

namespace {

constexpr crypto::ScryptCost cheap{.log2_n = 4};  // Tests register often; no user of this server is real.

web::App make_app(const std::shared_ptr<store::Pool>& pool) {
  const auto secrets = taskboard_api::secrets_from(
      {.signing_key = std::getenv(taskboard_api::signing_key_variable), .metrics_key = nullptr});
  if (!secrets) throw std::runtime_error(secrets.error());
  return taskboard_app(pool, std::make_shared<const taskboard::Passwords>(cheap),
                       std::make_shared<const taskboard_api::AccessTokens>(secrets->signing_key));
}

}  // namespace

int main(int argc, char** argv) {
  return taskboard_api::serve({.port = 8000, .database = "taskboard-test.db"}, argc, argv, make_app);
}
