#include "http_client/client.hpp"

#include <chrono>
#include <stdexcept>

#include "base/ascii.hpp"
#include "web/httplib.hpp"

namespace http_client {
namespace {

constexpr std::chrono::seconds patience{10};  // For each step: to connect, to be read, to be answered.

std::vector<web::Header> as_json(std::vector<web::Header> headers) {
  headers.push_back({"Content-Type", "application/json"});
  return headers;
}

}  // namespace

class Client::Impl {
 public:
  explicit Impl(const std::string& base) : client(base), url(base) {
    client.set_connection_timeout(patience);
    client.set_read_timeout(patience);
    client.set_write_timeout(patience);
  }

  httplib::Client client;
  const std::string url;
};

Client::Client(const std::string& url) : impl_(std::make_unique<Impl>(url)) {}
Client::Client(Client&&) noexcept = default;
Client& Client::operator=(Client&&) noexcept = default;
Client::~Client() = default;

Answer Client::get(const std::string& path, const std::vector<web::Header>& headers) {
  return send("GET", path, "", headers);
}
Answer Client::post(const std::string& path, const json::Value& body,
                    const std::vector<web::Header>& headers) {
  return send("POST", path, body.dump(), as_json(headers));
}
Answer Client::put(const std::string& path, const json::Value& body,
                   const std::vector<web::Header>& headers) {
  return send("PUT", path, body.dump(), as_json(headers));
}
Answer Client::del(const std::string& path, const std::vector<web::Header>& headers) {
  return send("DELETE", path, "", headers);
}

Answer Client::send(const std::string& method, const std::string& path, const std::string& body,
                    const std::vector<web::Header>& headers) {
  httplib::Request request;
  request.method = method;
  request.path = path;
  request.body = body;
  // The library sends no header value that begins or ends with a blank. A server would ignore the blank.
  for (const auto& [name, value] : headers)
    if (const auto text = base::trim(value); !text.empty()) request.headers.emplace(name, text);

  const auto result = impl_->client.send(request);
  if (!result)
    throw std::runtime_error("no answer from " + impl_->url + ": " + httplib::to_string(result.error()));
  Answer answer{.status = result->status, .body = result->body};
  for (const auto& [name, value] : result->headers) answer.headers.push_back({name, value});
  return answer;
}

}  // namespace http_client
