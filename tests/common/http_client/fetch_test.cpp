#include "http_client/fetch.hpp"

#include <atomic>
#include <cstdlib>
#include <future>
#include <stdexcept>

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include "raw_server.hpp"
#include "temporary_folder.hpp"
#include "test_server.hpp"
#include "web/guards.hpp"

namespace {

using namespace std::chrono_literals;

// Long enough for every honest answer of this process, short enough to wait for.
constexpr http_client::FetchLimits patient{.deadline = 20s}, impatient{.deadline = 100ms};

// "200 body", or the code of the problem.
std::string outcome(const http_client::FetchRequest& request,
                    const http_client::FetchLimits& limits = patient) {
  const auto answer = http_client::fetch(request, limits);
  return answer ? std::to_string(answer->status) + ' ' + answer->body
                : std::string(http_client::code(answer.error()));
}
std::string outcome(const std::string& url, const http_client::FetchLimits& limits = patient) {
  return outcome(http_client::FetchRequest{.url = url}, limits);
}

// What fetch makes of an answer that comes as these bytes.
std::string outcome_of(std::string bytes, const http_client::FetchLimits& limits = patient) {
  const RawServer server(answer_with(std::move(bytes)));
  return outcome(server.url(), limits);
}

const std::string ok = "HTTP/1.1 200 OK\r\n";

std::string with_length(const std::string& body) {
  return ok + "Content-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body;
}

web::App hello_app() {
  web::App app({.title = "Hello"});
  app.get("/hello", {.summary = "Say hello"},
          web::open([](const web::Request&) { return web::ok({{"hello", "world"}}); }));
  return app;
}

// A certificate for these alternative names, and its key, made by the openssl command.
web::TlsFiles make_pair_in(const TemporaryFolder& folder, const std::string& names,
                           const std::string& common_name = "127.0.0.1") {
  const web::TlsFiles files{folder.path() / "certificate.pem", folder.path() / "key.pem"};
  const auto command =
      "openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -subj /CN=" + common_name +
      " -addext subjectAltName=" + names + " -out " + files.certificate + " -keyout " + files.key +
      " 2>/dev/null";
  REQUIRE(std::system(command.c_str()) == 0);
  return files;
}

// As long as it lives, this process trusts one certificate, and no other.
class Trusting {
 public:
  explicit Trusting(const std::string& certificate) {
    setenv("SSL_CERT_FILE", certificate.c_str(), 1);
    setenv("SSL_CERT_DIR", "/nowhere", 1);
  }
  ~Trusting() {
    unsetenv("SSL_CERT_FILE");
    unsetenv("SSL_CERT_DIR");
  }
  Trusting(const Trusting&) = delete;
  Trusting& operator=(const Trusting&) = delete;
};

web::Options with_tls(const web::TlsFiles& files) { return {.log = web::LogFormat::off, .tls = files}; }

}  // namespace

TEST_CASE("fetch returns the status, the headers and the body", "[fetch][R37]") {
  const RawServer server(
      answer_with("HTTP/1.1 404 Not Found\r\nContent-Type: text/plain\r\nX-Empty:\r\n"
                  "Content-Length: 4\r\n\r\ngone"));
  const auto answer = http_client::fetch({.url = server.url() + "/nowhere"}, patient);
  REQUIRE(answer);
  CHECK(answer->status == 404);
  CHECK(answer->header("content-type") == "text/plain");
  CHECK(answer->body == "gone");
}

TEST_CASE("method, path, query, headers and body are sent unchanged", "[fetch][R37]") {
  std::string received;
  {
    const RawServer server([&](const RawServer::Connection& connection) {
      received = connection.request();
      connection.send(with_length(""));
    });
    CHECK(outcome({.method = "POST",
                   .url = server.url() + "/a+b,c;d'e/%2f?q=a+b&r=%20;,'",
                   .headers = {{"Accept", "application/json"}, {"Content-Type", "text/plain"}},
                   .body = "a=1&b=2"}) == "200 ");
    CHECK(received.contains("\r\nHost: 127.0.0.1:" + std::to_string(server.port()) + "\r\n"));
  }
  CHECK(received.starts_with("POST /a+b,c;d'e/%2f?q=a+b&r=%20;,' HTTP/1.1\r\n"));
  CHECK(received.contains("\r\nAccept: application/json\r\n"));
  CHECK(received.contains("\r\nContent-Type: text/plain\r\n"));
  CHECK(received.contains("\r\nContent-Length: 7\r\n"));
  CHECK(received.ends_with("\r\n\r\na=1&b=2"));
}

TEST_CASE("a body ends by its length, its last chunk or the end of the connection", "[fetch][R37]") {
  CHECK(outcome_of(with_length("hello")) == "200 hello");
  CHECK(outcome_of(with_length("hello") + " and more that nobody asked for") == "200 hello");
  CHECK(outcome_of(
            ok +
            "Transfer-Encoding: chunked\r\n\r\n2\r\nhe\r\n3;name=value\r\nllo\r\n0\r\nTrailer: x\r\n\r\n") ==
        "200 hello");
  CHECK(outcome_of(ok + "Transfer-Encoding: Chunked\r\n\r\n0A\r\n0123456789\r\n0\r\n\r\n") ==
        "200 0123456789");
  CHECK(outcome_of(ok + "Connection: close\r\n\r\nhello") == "200 hello");
  CHECK(outcome_of("HTTP/1.0 200 OK\r\n\r\nhello") == "200 hello");
  CHECK(outcome_of("HTTP/1.1 204 No Content\r\n\r\n") == "204 ");
  CHECK(outcome_of("HTTP/1.1 304 Not Modified\r\nContent-Length: 5\r\n\r\n") == "304 ");
  CHECK(outcome_of("HTTP/1.1 200\r\nContent-Length: 2\r\n\r\nhi") == "200 hi");
}

TEST_CASE("interim answers (1xx) are skipped", "[fetch][R37]") {
  CHECK(outcome_of("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n" +
                   with_length("hello")) == "200 hello");
}

TEST_CASE("an answer may arrive byte by byte", "[fetch][R37]") {
  const auto bytes = GENERATE(as<std::string>(), with_length("hello"), ok + "Connection: close\r\n\r\nhello",
                              ok + "Transfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\nTrailer: x\r\n\r\n");
  const RawServer server([&](const RawServer::Connection& connection) {
    connection.request();
    connection.drip(bytes);
  });
  CHECK(outcome(server.url()) == "200 hello");
}

TEST_CASE("the IPv6 loopback address may be called over plain HTTP", "[fetch][R37]") try {
  const TestServer server(hello_app(), {.host = "::1", .log = web::LogFormat::off});
  CHECK(outcome(server.url() + "/hello") == R"(200 {"hello":"world"})");
} catch (const std::runtime_error&) {
  SKIP("this machine has no IPv6");
}

TEST_CASE("a redirect is returned and not followed", "[fetch][R37]") {
  const RawServer elsewhere(answer_with(with_length("secret")));
  const auto status = GENERATE(301, 302, 303, 307, 308);
  CHECK(outcome_of("HTTP/1.1 " + std::to_string(status) + " Moved\r\nLocation: " + elsewhere.url() +
                   "/\r\nContent-Length: 0\r\n\r\n") == std::to_string(status) + ' ');
  CHECK(elsewhere.connections() == 0);
}

TEST_CASE("plain HTTP to anything but a loopback address gets no connection", "[fetch][R37]") {
  const RawServer server(answer_with(with_length("secret")));
  const auto port = ':' + std::to_string(server.port());
  for (const auto& host : {"localhost", "0.0.0.0", "127.1", "2130706433", "0x7f000001", "[::ffff:127.0.0.1]",
                           "user@127.0.0.1", "127.0.0.1.", "192.0.2.1"}) {
    INFO(host);
    CHECK(outcome(std::string("http://") + host + port) == "forbidden_url");
  }
  for (const auto* url :
       {"", "/", "ftp://127.0.0.1/", "file:///etc/passwd", "http://127.0.0.1/ HTTP/1.1\r\nX: y"}) {
    INFO(url);
    CHECK(outcome(url) == "forbidden_url");
  }
  CHECK(server.connections() == 0);
}

TEST_CASE("a body over the limit is refused, whatever its framing", "[fetch][R37]") {
  const auto length = GENERATE(1000, 1001);
  const std::string body(static_cast<std::size_t>(length), 'x');
  const auto expected = length == 1000 ? "200 " + body : std::string("too_large");
  const http_client::FetchLimits limits{.body_bytes = 1000, .deadline = 20s};
  CHECK(outcome_of(with_length(body), limits) == expected);
  CHECK(outcome_of(ok + "\r\n" + body, limits) == expected);
  CHECK(outcome_of(ok + "Transfer-Encoding: chunked\r\n\r\n1\r\nx\r\n" + (length == 1000 ? "3e7" : "3e8") +
                       "\r\n" + body.substr(1) + "\r\n0\r\n\r\n",
                   limits) == expected);
}

TEST_CASE("the default limit of a body is 64 KiB", "[fetch][R37]") {
  CHECK(outcome_of(with_length(std::string(65536, 'x'))).size() == 65536 + 4);
  CHECK(outcome_of(with_length(std::string(65537, 'x'))) == "too_large");
}

TEST_CASE("a Content-Length over the limit is refused before the body arrives", "[fetch][R37]") {
  for (const auto* length : {"65537", "4294967297", "18446744073709551615", "18446744073709551617"}) {
    INFO(length);
    const RawServer server([&](const RawServer::Connection& connection) {
      connection.request();
      connection.send(ok + "Content-Length: " + length + "\r\n\r\n");
      connection.await_close();
    });
    CHECK(outcome(server.url()) == "too_large");
  }
}

TEST_CASE("a chunk size over the limit is refused", "[fetch][R37]") {
  for (const auto* size :
       {"10001", "ffffffff", "ffffffffffffffff", "ffffffffffffffff1", "10000000000000001"}) {
    INFO(size);
    CHECK(outcome_of(ok + "Transfer-Encoding: chunked\r\n\r\n" + size + "\r\nhello\r\n0\r\n\r\n") ==
          "unreachable");
  }
}

TEST_CASE("the status line, headers, interim answers and trailers are bounded", "[fetch][R37]") {
  const std::string megabyte(1 << 20, 'x');
  CHECK(outcome_of("HTTP/1.1 200 " + megabyte + "\r\n\r\n") == "unreachable");
  CHECK(outcome_of(megabyte) == "unreachable");
  CHECK(outcome_of(ok + "X-Long: " + megabyte + "\r\n\r\n") == "unreachable");
  std::string lines;
  for (int i = 0; i < 100'000; ++i) lines += "X: y\r\n";
  CHECK(outcome_of(ok + lines + "\r\n") == "too_large");
  std::string interim;
  for (int i = 0; i < 100'000; ++i) interim += "HTTP/1.1 100 Continue\r\n\r\n";
  CHECK(outcome_of(interim + with_length("hello")) == "too_large");
  CHECK(outcome_of(ok + "Transfer-Encoding: chunked\r\n\r\n0\r\n" + lines + "\r\n") == "too_large");
}

TEST_CASE("a malformed or truncated answer is refused", "[fetch][R37]") {
  const auto bytes = GENERATE(values<std::string>({
      "",
      "\r\n\r\n",
      "hello\r\n\r\n",
      "SSH-2.0-OpenSSH_9.2\r\n\r\n",
      "HTTP/1.1 20 OK\r\n\r\n",
      "HTTP/1.1 2000 OK\r\n\r\n",
      "HTTP/1.1 abc OK\r\n\r\n",
      "HTTP/1.1 099 OK\r\n\r\n",
      "HTTP/1.1 600 OK\r\n\r\n",
      "HTTP/1.1 101 Switching Protocols\r\n\r\nhello",
      // Cut off.
      "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhell",
      "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhell",
      "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n",
      "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n",
      // Header lines that two programs could read differently (RFC 9112 §5).
      "HTTP/1.1 200 OK\r\n Content-Length: 5\r\n\r\nhello",
      "HTTP/1.1 200 OK\r\nX\r\n\r\n",
      "HTTP/1.1 200 OK\r\nX: a\nb\r\n\r\n",
      std::string("HTTP/1.1 200 OK\r\nX: a\0b\r\n\r\n", 28),
      // Two lengths, or one that is none (§6.3).
      "HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\nhello",
      "HTTP/1.1 200 OK\r\nContent-Length:\r\n\r\nhello",
      "HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip, chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n",
      // Chunks that are none (§7.1).
      "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n\r\nhello\r\n0\r\n\r\n",
      "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n-5\r\nhello\r\n0\r\n\r\n",
      "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n0x5\r\nhello\r\n0\r\n\r\n",
      "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n 5\r\nhello\r\n0\r\n\r\n",
      "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nhello\r\n0\r\n\r\n",
  }));
  INFO(bytes);
  CHECK(outcome_of(bytes) == "unreachable");
}

TEST_CASE("a closed port is unreachable", "[fetch][R37]") {
  std::string url;
  {
    const RawServer server(answer_with(""));
    url = server.url();
  }
  CHECK(outcome(url) == "unreachable");
}

TEST_CASE("a server that drips its answer is given up at the deadline", "[fetch][R37]") {
  const std::string slowly(2000, 'x');
  const auto before =
      GENERATE(as<std::string>(), "HTTP/1.1 200 ", ok, ok + "X-Slow: ", ok + "Content-Length: 5000\r\n\r\n",
               ok + "\r\n", ok + "Transfer-Encoding: chunked\r\n\r\n1388\r\n");
  std::promise<bool> was_left;
  const RawServer server([&](const RawServer::Connection& connection) {
    connection.request();
    was_left.set_value(!connection.send(before) || !connection.drip(slowly));
  });
  INFO(before);
  CHECK(outcome(server.url(), impatient) == "too_slow");
  CHECK(was_left.get_future().get());
}

TEST_CASE("a server that never stops sending is given up at the deadline", "[fetch][R37]") {
  const RawServer server([&](const RawServer::Connection& connection) {
    connection.request();
    for (bool stays = connection.send(ok + "\r\n"); stays;) stays = connection.send(std::string(4096, 'x'));
  });
  CHECK(outcome(server.url(), {.body_bytes = std::size_t{1} << 40, .deadline = 20ms}) == "too_slow");
}

TEST_CASE("a silent server is given up at the deadline", "[fetch][R37]") {
  const RawServer server([](const RawServer::Connection& connection) { connection.await_close(); });
  CHECK(outcome(server.url(), impatient) == "too_slow");
}

TEST_CASE("a server that does not read the request is given up at the deadline", "[fetch][R37]") {
  std::atomic<bool> over = false;
  const RawServer server([&](const RawServer::Connection&) { over.wait(false); });
  CHECK(outcome({.method = "POST", .url = server.url(), .body = std::string(64 << 20, 'x')}, impatient) ==
        "too_slow");
  over = true;
  over.notify_all();
}

TEST_CASE("a server that drips its TLS handshake is given up at the deadline", "[fetch][R37]") {
  // The start of a handshake record of 16 KiB: valid for as long as it goes on.
  const auto record =
      std::string("\x16\x03\x03\x40\x00\x02\x00\x3f\xfc\x03\x03", 11) + std::string(2000, 'x');
  std::promise<bool> was_left;
  const RawServer server(
      [&](const RawServer::Connection& connection) { was_left.set_value(!connection.drip(record)); });
  CHECK(outcome("https://127.0.0.1:" + std::to_string(server.port()), impatient) == "too_slow");
  CHECK(was_left.get_future().get());
}

TEST_CASE("a deadline of zero is too slow", "[fetch][R37]") {
  const RawServer server([](const RawServer::Connection& connection) { connection.await_close(); });
  CHECK(outcome(server.url(), {.deadline = 0ms}) == "too_slow");
}

TEST_CASE("a self-signed certificate is refused", "[fetch][R37]") {
  const TestServer server(hello_app(), with_tls({}));
  CHECK(outcome(server.url() + "/hello") == "unreachable");
}

TEST_CASE("a trusted certificate is accepted for its address and its name", "[fetch][R37]") {
  const TemporaryFolder folder;
  const auto files = make_pair_in(folder, "IP:127.0.0.1,DNS:localhost");
  const TestServer server(hello_app(), with_tls(files));
  const Trusting trusting(files.certificate);
  CHECK(outcome(server.url() + "/hello") == R"(200 {"hello":"world"})");
  CHECK(outcome("https://localhost:" + std::to_string(server.port()) + "/hello") ==
        R"(200 {"hello":"world"})");
}

TEST_CASE("a trusted certificate for another host is refused", "[fetch][R37]") {
  const TemporaryFolder folder;
  // All of them have CN=127.0.0.1, which says nothing beside a subjectAltName (RFC 9525 §2).
  const auto* name = GENERATE("DNS:login.example", "IP:127.0.0.2", "DNS:127.0.0.1", "IP:7f00:1::1", "DNS:*");
  const auto files = make_pair_in(folder, name);
  const TestServer server(hello_app(), with_tls(files));
  const Trusting trusting(files.certificate);
  INFO(name);
  CHECK(outcome(server.url() + "/hello") == "unreachable");
}

TEST_CASE("a certificate that has the host only in its common name is refused", "[fetch][R37]") {
  const TemporaryFolder folder;
  const auto files = make_pair_in(folder, "IP:127.0.0.2", "localhost");
  const TestServer server(hello_app(), with_tls(files));
  const Trusting trusting(files.certificate);
  CHECK(outcome("https://localhost:" + std::to_string(server.port()) + "/hello") == "unreachable");
}

TEST_CASE("a plain answer on https and a TLS answer on http are refused", "[fetch][R37]") {
  const RawServer plain(
      [](const RawServer::Connection& connection) { connection.send(with_length("hello")); });
  const TestServer encrypted(hello_app(), with_tls({}));
  CHECK(outcome("https://127.0.0.1:" + std::to_string(plain.port())) == "unreachable");
  CHECK(outcome("http://127.0.0.1:" + std::to_string(encrypted.port()) + "/hello") == "unreachable");
}

TEST_CASE("a control character in the method or a header throws", "[fetch]") {
  const RawServer server(answer_with(with_length("")));
  CHECK_THROWS_AS(http_client::fetch({.url = server.url(), .headers = {{"X", "a\r\nY: b"}}}),
                  std::invalid_argument);
  CHECK_THROWS_AS(http_client::fetch({.url = server.url(), .headers = {{"X: y\r\nZ", "a"}}}),
                  std::invalid_argument);
  CHECK_THROWS_AS(http_client::fetch({.method = "GET / HTTP/1.1\r\n", .url = server.url()}),
                  std::invalid_argument);
}

TEST_CASE("every problem has a stable code", "[fetch]") {
  CHECK(http_client::code(http_client::FetchProblem::forbidden_url) == "forbidden_url");
  CHECK(http_client::code(http_client::FetchProblem::too_large) == "too_large");
}
