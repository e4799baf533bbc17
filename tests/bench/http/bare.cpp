// The same route on cpp-httplib alone, tuned as REQUIREMENTS.md found best: what our layer is measured
// against, and the only code outside common/web that includes httplib.
#include <cstdio>
#include <limits>
#include <string>

// As ours. With the default of 5, most of many connections that come together wait a second for their second
// try, and the others are served alone.
#define CPPHTTPLIB_LISTEN_BACKLOG 1024
#include <httplib.h>

#include "token.hpp"

int main() {
  const auto verifier = bench::verifier();
  httplib::Server server;
  server.set_tcp_nodelay(true);
  server.set_keep_alive_max_count(std::numeric_limits<std::size_t>::max());
  server.new_task_queue = [] { return new httplib::ThreadPool(600); };
  server.Get("/users/me", [&](const httplib::Request& request, httplib::Response& response) {
    const auto header = request.get_header_value("Authorization");
    const auto claims =
        header.starts_with("Bearer ")
            ? verifier.verify(std::string_view(header).substr(7))
            : std::expected<jwt::VerifiedClaims, jwt::Refusal>(std::unexpected(jwt::Refusal::malformed));
    if (!claims) {
      response.status = 401;
      return;
    }
    response.set_content(json::Value{{"user", claims->subject()}}.dump(), "application/json");
  });
  const int port = server.bind_to_any_port("127.0.0.1");
  std::printf("%s\nListening on http://127.0.0.1:%d\n", bench::token().c_str(), port);
  std::fflush(stdout);
  server.listen_after_bind();
}
