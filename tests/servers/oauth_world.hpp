#pragma once

// Lesson 7's two servers, solved, each behind a real socket. Their clocks are moved by hand.
#include <memory>
#include <mutex>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "both_servers.hpp"
#include "json/value.hpp"
#include "raw_socket.hpp"
#include "test_server.hpp"

// What servers have logged. Thread-safe.
class Log {
 public:
  web::Options options() {
    return {.log = web::LogFormat::json, .log_to = [this](const std::string& line) {
              const std::scoped_lock lock(mutex_);
              lines_.push_back(line);
            }};
  }

  // Why the last request to this route was refused; "no reason" if it was not.
  std::string reason(std::string_view route) {
    const std::scoped_lock lock(mutex_);
    for (auto line = lines_.rbegin(); line != lines_.rend(); ++line) {
      const auto entry = json::Value::parse(*line);
      if (entry.text("route") == route) return entry.text("reason").value_or("no reason");
    }
    return "never asked";
  }

 private:
  std::mutex mutex_;
  std::vector<std::string> lines_;
};

// An answer as it came. cpp-httplib's client would decode its headers, Location among them.
inline web::Reply read_reply(std::string_view text) {
  web::Reply reply{.status = status_of(text), .content_type = ""};
  const auto blank = text.find("\r\n\r\n");
  if (blank == std::string_view::npos) throw std::runtime_error("no answer: " + std::string(text));
  reply.body = text.substr(blank + 4);
  auto head = text.substr(0, blank);
  while (head.contains("\r\n")) {
    head.remove_prefix(head.find("\r\n") + 2);
    const auto line = head.substr(0, head.find("\r\n"));
    const auto colon = line.find(": ");
    reply.headers.push_back({std::string(line.substr(0, colon)), std::string(line.substr(colon + 2))});
  }
  return reply;
}

// The server on this port, as a browser reaches it.
inline Sites::Site over_socket(int port) {
  return [port](const web::Request& request) {
    auto text = request.method + " " + request.path + (request.query.empty() ? "" : "?" + request.query) +
                " HTTP/1.1\r\nHost: 127.0.0.1\r\n";
    for (const auto& [name, value] : request.headers) text += name + ": " + value + "\r\n";
    if (request.method != "GET") text += "Content-Length: " + std::to_string(request.body.size()) + "\r\n";
    return read_reply(ask(port, text + "\r\n" + request.body));
  };
}

struct OauthWorld : BothServers {
  Log log;
  TestServer login{app(), log.options()};
  std::unique_ptr<TestServer> board;

  OauthWorld() : OauthWorld(Setup{}) {}
  explicit OauthWorld(const Setup& setup) : BothServers(setup) {
    sites.add(issuer, over_socket(login.port()));
    start_board(sites.fetch());
  }

  // Taskboard as after a restart: with empty caches, and with `issuers` as they are now.
  void start_board(const oauth::Fetch& fetch) {
    board = std::make_unique<TestServer>(taskboard(fetch), log.options());
    sites.add(taskboard_url, over_socket(board->port()));
  }

  // A request to the authorization server, as it is.
  http_client::Answer send(const std::string& method, const std::string& path, const std::string& body = "",
                           const std::vector<web::Header>& headers = {}) {
    return login.client().send(method, path, body, headers);
  }
};
