#include "requests.hpp"

#include <catch2/catch_test_macros.hpp>

std::string get(const std::string& path, const std::string& headers) {
  return "GET " + path + " HTTP/1.1\r\nHost: test\r\n" + headers + "\r\n";
}

std::string post(const std::string& headers, const std::string& body) {
  return "POST /echo HTTP/1.1\r\nHost: test\r\nContent-Type: application/json\r\n" + headers + "\r\n" + body;
}

std::string post(const std::string& body) {
  return post("Content-Length: " + std::to_string(body.size()) + "\r\n", body);
}

std::string times(std::size_t count, std::string_view text) {
  std::string all;
  for (std::size_t i = 0; i < count; ++i) all += text;
  return all;
}

std::string everything_after(int port, const std::string& bytes) {
  RawSocket socket(port);
  socket.send(bytes);
  socket.finish();
  CHECK(socket.closes_within(std::chrono::seconds(10)));
  return socket.unread();
}

void check_alive(const TestServer& server) { CHECK(status_of(ask(server.port(), hello)) == 200); }
