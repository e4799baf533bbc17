// The same servers behind TLS.
#include <array>
#include <cstdlib>
#include <list>
#include <memory>
#include <string>

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_exception.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>
#include <openssl/ssl.h>

#include "echo_app.hpp"
#include "raw_socket.hpp"
#include "temporary_folder.hpp"
#include "test_server.hpp"

namespace {

using namespace std::chrono_literals;
using Catch::Matchers::ContainsSubstring;

const std::string hello = "GET /hello HTTP/1.1\r\nHost: test\r\n\r\n";

// A TLS client that trusts anybody: what is tested here is not trust. It takes little at a time, so that the
// server has to wait for it.
class TlsClient {
 public:
  explicit TlsClient(int port) : socket_(port, RawSocket::Window::small) {
    SSL_set_fd(session_.get(), socket_.number());
    connected_ = SSL_connect(session_.get()) == 1;
  }

  // Sends a request and reads until what came ends with `end`, or the connection does.
  std::string ask(const std::string& request, std::string_view end) {
    std::string answer;
    if (!connected_ || SSL_write(session_.get(), request.data(), static_cast<int>(request.size())) <= 0)
      return "";
    for (std::array<char, 16'384> buffer{}; !answer.ends_with(end);) {
      const int count = SSL_read(session_.get(), buffer.data(), buffer.size());
      if (count <= 0) break;
      answer.append(buffer.data(), static_cast<std::size_t>(count));
    }
    return answer;
  }

 private:
  RawSocket socket_;
  std::unique_ptr<SSL_CTX, decltype(&SSL_CTX_free)> context_{SSL_CTX_new(TLS_client_method()), SSL_CTX_free};
  std::unique_ptr<SSL, decltype(&SSL_free)> session_{SSL_new(context_.get()), SSL_free};
  bool connected_ = false;
};

const std::string world = "{\"hello\":\"world\"}";  // The end of the answer to `hello`.

bool answers(int port) { return TlsClient(port).ask(hello, world).ends_with(world); }

web::Options with_tls(web::TlsFiles files = {}, web::Limits limits = {}) {
  return {.port = 0, .log = web::LogFormat::off, .limits = limits, .tls = std::move(files)};
}

// A certificate and its key, made by the openssl command.
web::TlsFiles make_pair_in(const TemporaryFolder& folder, const std::string& options) {
  const web::TlsFiles files{folder.path() / "certificate.pem", folder.path() / "key.pem"};
  const auto command = "openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -subj /CN=test " +
                       options + " -out " + files.certificate + " -keyout " + files.key + " 2>/dev/null";
  REQUIRE(std::system(command.c_str()) == 0);
  return files;
}

}  // namespace

TEST_CASE("a server with a certificate of its own making speaks HTTPS", "[tls]") {
  const TestServer server(echo_app(), with_tls());
  CHECK(server.url().starts_with("https://127.0.0.1:"));
  CHECK(answers(server.port()));
}

TEST_CASE("an encrypted connection carries many requests, and answers longer than anybody keeps", "[tls]") {
  const TestServer server(echo_app(), with_tls());
  const std::string big = "GET /big HTTP/1.1\r\nHost: test\r\n\r\n";
  TlsClient client(server.port());
  for (int i = 0; i < 3; ++i) {
    const auto answer = client.ask(big, std::string(4 << 20, '.'));
    CHECK(answer.size() > (4 << 20));
  }
  CHECK(client.ask(hello, world).ends_with(world));
}

TEST_CASE("a client that goes in the middle of an answer takes nobody with it", "[tls]") {
  const TestServer server(echo_app(), with_tls());
  for (int i = 0; i < 20; ++i) TlsClient(server.port()).ask("GET /big HTTP/1.1\r\nHost: test\r\n\r\n", "");
  CHECK(answers(server.port()));
}

TEST_CASE("who speaks plain HTTP to an encrypted port hears nothing", "[tls]") {
  const TestServer server(echo_app(), with_tls());
  RawSocket socket(server.port());
  socket.send(hello);
  CHECK(socket.closes_within(10s));
  CHECK(socket.unread().find("hello") == std::string::npos);
  CHECK(answers(server.port()));
}

TEST_CASE("half a handshake, many times over, stops nobody", "[tls][crowd]") {
  const TestServer server(echo_app(), with_tls());
  std::list<RawSocket> slow;
  for (int i = 0; i < 50; ++i) slow.emplace_back(server.port()).send("\x16\x03\x01");
  CHECK(answers(server.port()));
}

TEST_CASE("a certificate and its key come from files", "[tls]") {
  const TemporaryFolder folder;
  const auto files = make_pair_in(folder, "-nodes");
  const TestServer server(echo_app(), with_tls(files));
  CHECK(answers(server.port()));
}

TEST_CASE("a pair that cannot be used stops the server before it starts, and says which file", "[tls]") {
  const auto app = echo_app();
  const TemporaryFolder folder;
  const auto files = make_pair_in(folder, "-passout pass:secret");  // The terminal is not asked for it.
  CHECK_THROWS_WITH(web::Server(app, with_tls(files)), ContainsSubstring(files.key));
  CHECK_THROWS_WITH(web::Server(app, with_tls({"/nowhere.pem", files.key})),
                    ContainsSubstring("/nowhere.pem"));
}
