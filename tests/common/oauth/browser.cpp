#include "browser.hpp"

#include <utility>

#include "base/percent_encoding.hpp"

namespace {

std::string unescaped(std::string text) {
  const std::vector<std::pair<std::string, std::string>> entities{
      {"&lt;", "<"}, {"&gt;", ">"}, {"&quot;", "\""}, {"&#39;", "'"}, {"&amp;", "&"}};
  for (const auto& [entity, character] : entities)
    for (auto at = text.find(entity); at != text.npos; at = text.find(entity, at + 1))
      text.replace(at, entity.size(), character);
  return text;
}

// What stands between `before` and the next `after`.
std::string between(const std::string& text, const std::string& before, const std::string& after) {
  const auto start = text.find(before);
  if (start == text.npos) return "";
  const auto from = start + before.size();
  return text.substr(from, text.find(after, from) - from);
}

}  // namespace

web::Reply Browser::authorize(const Fields& fields) {
  return send({.method = "GET", .path = "/authorize", .query = base::encode_form(fields)},
              [this](const web::Request& request) { return endpoint_.authorize(request); });
}

web::Reply Browser::post(const Fields& fields) {
  return send(form_request(fields),
              [this](const web::Request& request) { return endpoint_.authorize(request); });
}

web::Reply Browser::log_in(const std::string& email, const std::string& password) {
  auto filled = form;
  filled.insert(filled.end(), {{"email", email}, {"password", password}});
  return send(form_request(filled),
              [this](const web::Request& request) { return endpoint_.log_in(request); });
}

web::Reply Browser::decide(const std::string& decision) {
  auto filled = form;
  filled.emplace_back("decision", decision);
  return send(form_request(filled),
              [this](const web::Request& request) { return endpoint_.consent(request); });
}

web::Reply Browser::send(web::Request request,
                         const std::function<web::Reply(const web::Request&)>& handler) {
  request.remote_address = "192.0.2.1";
  request.headers.insert(request.headers.end(), headers.begin(), headers.end());
  std::string jar;
  for (const auto& [name, value] : cookies) jar += (jar.empty() ? "" : "; ") + name + '=' + value;
  if (!jar.empty()) request.headers.push_back({"Cookie", jar});
  auto reply = handler(request);
  for (const auto& [name, value] : reply.headers) {
    if (name != "Set-Cookie") continue;
    const auto cookie = value.substr(0, value.find('='));
    cookies[cookie] = value.substr(cookie.size() + 1, value.find(';') - cookie.size() - 1);
    if (value.contains("Max-Age=0;")) cookies.erase(cookie);
  }
  if (reply.body.contains("<form")) form = form_in(reply.body);
  return reply;
}

Fields form_in(const std::string& page) {
  return {{"request", unescaped(between(page, R"(name="request" value=")", "\""))},
          {"csrf", unescaped(between(page, R"(name="csrf" value=")", "\""))}};
}

std::string shown(const web::Reply& reply) {
  const auto sent = sent_to_client(reply);
  if (sent.contains("error")) return sent.at("error");
  if (sent.contains("code")) return "code";
  if (reply.body.contains(R"(action="/authorize/login")")) return "login page";
  if (reply.body.contains(R"(action="/authorize/consent")")) return "consent page";
  return reply.status >= 400 ? "error page" : "nothing";
}

std::map<std::string, std::string> sent_to_client(const web::Reply& reply) {
  const auto location = reply.header("Location");
  const auto fields = base::parse_form(location.substr(std::min(location.find('?'), location.size() - 1) + 1))
                          .value_or(Fields());
  return reply.status == 303 ? std::map<std::string, std::string>(fields.begin(), fields.end())
                             : std::map<std::string, std::string>();
}
