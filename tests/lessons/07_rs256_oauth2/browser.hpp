#pragma once

// Servers by their origin, without a socket in between, and browsers that visit them.
#include <algorithm>
#include <array>
#include <expected>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/percent_encoding.hpp"
#include "base/url.hpp"
#include "http_client/client.hpp"
#include "oauth/provider.hpp"
#include "web/app.hpp"
#include "web/openapi/docs_pages.hpp"

// Names and values of a form or a query, in their order.
using Fields = std::vector<std::pair<std::string, std::string>>;

// One request that a server has answered, and what its log says.
struct Visit {
  std::string method, origin, path, query;
  int status = 0;
  std::string log_reason;
};

// The servers that there are. Thread-safe while none is added or removed.
class Sites {
 public:
  using Site = std::function<web::Reply(web::Request&)>;

  void add(const std::string& origin, Site site) { sites_[origin] = std::move(site); }
  void add(const std::string& origin, const web::App& app) {
    add(origin, [app = std::make_shared<web::App>(web::with_docs_pages(app))](web::Request& r) {
      return app->answer(r);
    });
  }

  // Takes the server down.
  void remove(const std::string& origin) { sites_.erase(origin); }

  // Sends `request` to the server that `url` leads to, with its path and its query. std::nullopt if there is
  // no such server.
  std::optional<http_client::Answer> send(const std::string& url, web::Request request) {
    const auto target = base::parse_url(url);
    const auto site = target ? sites_.find(target->origin()) : sites_.end();
    if (site == sites_.end()) return std::nullopt;
    request.path = target->path;
    request.query = target->query;
    if (request.remote_address.empty()) request.remote_address = "192.0.2.1";
    const auto method = request.method;
    const auto reply = site->second(request);
    {
      const std::scoped_lock lock(mutex_);
      visits_.push_back(
          {method, target->origin(), target->path, target->query, reply.status, reply.log_reason});
    }
    http_client::Answer answer{.status = reply.status, .headers = reply.headers, .body = reply.content()};
    if (!reply.content_type.empty()) answer.headers.push_back({"Content-Type", reply.content_type});
    return answer;
  }

  http_client::Answer get(const std::string& url, std::vector<web::Header> headers = {}) {
    return send(url, {.method = "GET", .headers = std::move(headers)}).value();
  }
  http_client::Answer post_form(const std::string& url, const Fields& fields,
                                std::vector<web::Header> headers = {}) {
    headers.push_back({"Content-Type", "application/x-www-form-urlencoded"});
    return send(url, {.method = "POST", .headers = std::move(headers), .body = base::encode_form(fields)})
        .value();
  }
  http_client::Answer post_json(const std::string& url, const json::Value& body,
                                std::vector<web::Header> headers) {
    headers.push_back({"Content-Type", "application/json"});
    return send(url, {.method = "POST", .headers = std::move(headers), .body = body.dump()}).value();
  }

  // How servers fetch from one another here.
  oauth::Fetch fetch() {
    return [this](const http_client::FetchRequest& request)
               -> std::expected<http_client::Answer, http_client::FetchProblem> {
      auto answer =
          send(request.url, {.method = request.method, .headers = request.headers, .body = request.body});
      if (!answer) return std::unexpected(http_client::FetchProblem::unreachable);
      return std::move(*answer);
    };
  }

  // All requests so far, in their order.
  std::vector<Visit> visits() {
    const std::scoped_lock lock(mutex_);
    return visits_;
  }
  // What the log says about the last request to this path; "never asked" if there was none.
  std::string last_reason(std::string_view path) {
    const std::scoped_lock lock(mutex_);
    for (auto visit = visits_.rbegin(); visit != visits_.rend(); ++visit)
      if (visit->path == path) return visit->log_reason;
    return "never asked";
  }
  int visits_to(std::string_view path) {
    const std::scoped_lock lock(mutex_);
    return static_cast<int>(std::ranges::count(visits_, path, &Visit::path));
  }

 private:
  std::map<std::string, Site> sites_;
  std::mutex mutex_;
  std::vector<Visit> visits_;
};

// What a browser shows.
struct Page {
  std::string url;
  int status = 0;  // 0: there is no such server.
  std::vector<web::Header> headers{};
  std::string body{};

  std::string header(std::string_view name) const { return web::first_header(headers, name); }

  // The decoded parameter of this page's URL; empty if there is none.
  std::string parameter(std::string_view name) const {
    const auto question = url.find('?');
    if (question == std::string::npos) return "";
    for (const auto& [key, value] : base::parse_form(url.substr(question + 1)).value_or(Fields{}))
      if (key == name) return value;
    return "";
  }

  // Where the page's form is sent: "/authorize/login"; empty if it has none.
  std::string form_action() const { return attribute(tag("<form "), "action"); }

  // The hidden fields of its form.
  Fields hidden_fields() const {
    Fields fields;
    for (std::size_t at = 0; (at = body.find("<input type=\"hidden\"", at)) != std::string::npos; ++at) {
      const auto input = std::string_view(body).substr(at, body.find('>', at) - at);
      fields.emplace_back(attribute(input, "name"), attribute(input, "value"));
    }
    return fields;
  }

 private:
  std::string_view tag(std::string_view start) const {
    const auto at = body.find(start);
    return at == std::string::npos ? "" : std::string_view(body).substr(at, body.find('>', at) - at);
  }
  static std::string attribute(std::string_view tag, std::string_view name) {
    const auto start = tag.find(std::string(name) + "=\"");
    if (start == std::string_view::npos) return "";
    const auto value = tag.substr(start + name.size() + 2);
    return unescaped(std::string(value.substr(0, value.find('"'))));
  }
  static std::string unescaped(std::string text) {
    constexpr std::array<std::pair<std::string_view, std::string_view>, 5> entities{
        {{"&lt;", "<"}, {"&gt;", ">"}, {"&quot;", "\""}, {"&#39;", "'"}, {"&amp;", "&"}}};
    for (const auto& [entity, character] : entities)
      for (std::size_t at = 0; (at = text.find(entity, at)) != std::string::npos; ++at)
        text.replace(at, entity.size(), character);
    return text;
  }
};

// The browser of one person: it keeps cookies by host, follows redirects, and says where a request comes
// from. REQUIRES: `sites` outlives it.
class Browser {
 public:
  explicit Browser(Sites& sites, std::string address = "192.0.2.7")
      : sites_(sites), address_(std::move(address)) {}

  // Opens `url`, as somebody who types it or clicks on a link.
  const Page& open(const std::string& url) { return go(url, {.method = "GET"}, "none"); }

  // As above, and shows the redirect instead of following it.
  const Page& open_without_redirects(const std::string& url) {
    return load(url, {.method = "GET"}, "none"), page_;
  }

  // Sends the form of the page with these fields, besides its hidden ones.
  const Page& submit(const Fields& fields) {
    auto all = page_.hidden_fields();
    all.insert(all.end(), fields.begin(), fields.end());
    return go(origin_of(page_.url) + page_.form_action(), form(all, origin_of(page_.url)), "same-origin");
  }

  // Sends a form to `url` from a page of `site`. From another site, cookies do not come along: they are
  // SameSite=Lax.
  const Page& submit_from(const std::string& site, const std::string& url, const Fields& fields) {
    if (site == origin_of(url)) return go(url, form(fields, site), "same-origin");
    const auto kept = std::exchange(cookies_, {});
    go(url, form(fields, site), "cross-site");
    cookies_ = kept;
    return page_;
  }

  const Page& page() const { return page_; }

  // The cookies that this browser sends to the server at `url`: "a=1; b=2".
  std::string cookies_for(const std::string& url) const {
    std::string text;
    const auto found = cookies_.find(host_of(url));
    if (found == cookies_.end()) return text;
    for (const auto& [name, value] : found->second) text += (text.empty() ? "" : "; ") + name + "=" + value;
    return text;
  }
  // Puts a cookie there, as a server would have.
  void remember(const std::string& url, const std::string& name, const std::string& value) {
    cookies_[host_of(url)][name] = value;
  }

 private:
  static constexpr int most_redirects = 10;

  static std::string host_of(const std::string& url) { return base::parse_url(url).value().host; }
  static std::string origin_of(const std::string& url) { return base::parse_url(url).value().origin(); }

  static web::Request form(const Fields& fields, const std::string& origin) {
    return {.method = "POST",
            .headers = {{"Content-Type", "application/x-www-form-urlencoded"}, {"Origin", origin}},
            .body = base::encode_form(fields)};
  }

  const Page& go(std::string url, const web::Request& request, const std::string& site) {
    load(url, request, site);
    for (int redirects = 0; page_.status >= 300 && page_.status < 400; ++redirects) {
      if (redirects == most_redirects) throw std::runtime_error("the browser is sent in a circle");
      const auto location = page_.header("Location");
      url = location.starts_with('/') ? origin_of(url) + location : location;
      load(url, {.method = "GET"}, site);
    }
    return page_;
  }

  void load(const std::string& url, web::Request request, const std::string& site) {
    request.remote_address = address_;
    request.headers.push_back({"Sec-Fetch-Site", site});
    const auto cookies = base::parse_url(url) ? cookies_for(url) : "";
    if (!cookies.empty()) request.headers.push_back({"Cookie", cookies});
    const auto answer = sites_.send(url, std::move(request));
    page_ = answer ? Page{url, answer->status, answer->headers, answer->body} : Page{.url = url};
    for (const auto& [name, value] : page_.headers)
      if (name == "Set-Cookie") keep(cookies_[host_of(url)], value);
  }

  // "name=value; Path=/; Max-Age=600; …"
  static void keep(std::map<std::string, std::string>& jar, const std::string& text) {
    const auto pair = text.substr(0, text.find(';'));
    const auto name = pair.substr(0, pair.find('='));
    if (text.contains("Max-Age=0;"))
      jar.erase(name);
    else
      jar[name] = pair.substr(name.size() + 1);
  }

  Sites& sites_;
  const std::string address_;
  std::map<std::string, std::map<std::string, std::string>> cookies_;  // By host: ports share them.
  Page page_;
};
