// The same servers behind TLS.
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
#include "web/test_server.hpp"

namespace {

using namespace std::chrono_literals;
using Catch::Matchers::ContainsSubstring;

const std::string hello = "GET /hello HTTP/1.1\r\nHost: test\r\n\r\n";

// A TLS client that trusts anybody: what is tested here is not trust.
class TlsClient {
 public:
  explicit TlsClient(int port) : bio_(BIO_new_ssl_connect(context_.get()), BIO_free_all) {
    BIO_set_conn_hostname(bio_.get(), ("127.0.0.1:" + std::to_string(port)).c_str());
    connected_ = BIO_do_connect(bio_.get()) == 1 && BIO_do_handshake(bio_.get()) == 1;
  }

  // Sends a request and reads its answer to the last byte of `size`.
  std::string ask(const std::string& request, std::size_t size) {
    std::string answer(size, '\0');
    std::size_t read = 0;
    if (!connected_ || BIO_write(bio_.get(), request.data(), static_cast<int>(request.size())) <= 0)
      return "";
    while (read < size) {
      const int count = BIO_read(bio_.get(), answer.data() + read, static_cast<int>(size - read));
      if (count <= 0) break;
      read += static_cast<std::size_t>(count);
    }
    return answer.substr(0, read);
  }

 private:
  std::unique_ptr<SSL_CTX, decltype(&SSL_CTX_free)> context_{SSL_CTX_new(TLS_client_method()), SSL_CTX_free};
  std::unique_ptr<BIO, decltype(&BIO_free_all)> bio_;
  bool connected_ = false;
};

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
  const web::TestServer server(echo_app(), with_tls());
  CHECK(server.url().starts_with("https://127.0.0.1:"));
  TlsClient client(server.port());
  const auto first = client.ask(hello, 15);
  CHECK(first == "HTTP/1.1 200 OK");
}

TEST_CASE("an encrypted connection carries many requests, and long answers", "[tls]") {
  const web::TestServer server(echo_app(), with_tls({}, {.idle = 500ms}));
  TlsClient client(server.port());
  const std::size_t four_megabytes = 4 << 20;
  const auto big = client.ask("GET /big HTTP/1.1\r\nHost: test\r\n\r\n", four_megabytes);
  CHECK(big.size() == four_megabytes);
  const auto rest = client.ask(
      hello, 2'000);  // The end of the big answer, then the next one, then the idle connection ends.
  CHECK(rest.find("{\"hello\":\"world\"}") != std::string::npos);
}

TEST_CASE("who speaks plain HTTP to an encrypted port hears nothing", "[tls]") {
  const web::TestServer server(echo_app(), with_tls());
  RawSocket socket(server.port());
  socket.send(hello);
  CHECK(socket.closes_within(10s));
  CHECK(socket.unread().find("hello") == std::string::npos);
  CHECK(TlsClient(server.port()).ask(hello, 15) == "HTTP/1.1 200 OK");
}

TEST_CASE("half a handshake, more often than there are workers, stops nobody", "[tls][crowd]") {
  const web::TestServer server(echo_app(), with_tls({}, {.workers = 2}));
  std::list<RawSocket> slow;
  for (int i = 0; i < 50; ++i) slow.emplace_back(server.port()).send("\x16\x03\x01");
  CHECK(TlsClient(server.port()).ask(hello, 15) == "HTTP/1.1 200 OK");
}

TEST_CASE("a certificate and its key come from files", "[tls]") {
  const TemporaryFolder folder;
  const auto files = make_pair_in(folder, "-nodes");
  const web::TestServer server(echo_app(), with_tls(files));
  CHECK(TlsClient(server.port()).ask(hello, 15) == "HTTP/1.1 200 OK");
}

TEST_CASE("a pair that cannot be used stops the server before it starts, and says which file", "[tls]") {
  const auto app = echo_app();
  const TemporaryFolder folder;
  const auto files = make_pair_in(folder, "-passout pass:secret");  // The terminal is not asked for it.
  CHECK_THROWS_WITH(web::Server(app, with_tls(files)), ContainsSubstring(files.key));
  CHECK_THROWS_WITH(web::Server(app, with_tls({"/nowhere.pem", files.key})),
                    ContainsSubstring("/nowhere.pem"));
}
