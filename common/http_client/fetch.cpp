#include "http_client/fetch.hpp"

#include <algorithm>
#include <array>
#include <curl/curl.h>
#include <memory>
#include <stdexcept>

#include <openssl/err.h>
#include <openssl/ssl.h>
#include <openssl/x509v3.h>

#include "base/url.hpp"

namespace http_client {
namespace {

constexpr std::size_t head_bytes = std::size_t{32} * 1024;  // Of all heads of one answer.

struct Cleanup {
  void operator()(CURL* handle) const { curl_easy_cleanup(handle); }
  void operator()(curl_slist* list) const { curl_slist_free_all(list); }
};
using Handle = std::unique_ptr<CURL, Cleanup>;
using Lines = std::unique_ptr<curl_slist, Cleanup>;

// What the callbacks of one request work on.
struct Transfer {
  base::Url url;
  std::size_t head_left = head_bytes;
  std::size_t body_left;
  bool too_large = false;
  std::string body{};

  // Counts `size` bytes against what is `left` of a limit.
  bool take(std::size_t size, std::size_t& left) {
    too_large = too_large || size > left;
    if (!too_large) left -= size;
    return !too_large;
  }
};

std::size_t on_header(char*, std::size_t, std::size_t size, void* transfer) {
  auto& state = *static_cast<Transfer*>(transfer);
  return state.take(size, state.head_left) ? size : 0;
}

std::size_t on_body(char* bytes, std::size_t, std::size_t size, void* transfer) {
  auto& state = *static_cast<Transfer*>(transfer);
  if (!state.take(size, state.body_left)) return 0;
  state.body.append(bytes, size);
  return size;
}

// The certificate authorities are those of this machine. The certificate must be for the host by its
// subjectAltName alone (RFC 9525 §2): libcurl would look at its common name, too.
CURLcode on_tls(CURL*, void* context, void* transfer) {
  auto* const tls = static_cast<SSL_CTX*>(context);
  const std::string& host = static_cast<Transfer*>(transfer)->url.host;
  X509_VERIFY_PARAM* const expected = SSL_CTX_get0_param(tls);
  X509_VERIFY_PARAM_set_hostflags(expected,
                                  X509_CHECK_FLAG_NO_PARTIAL_WILDCARDS | X509_CHECK_FLAG_NEVER_CHECK_SUBJECT);
  const bool is_address = X509_VERIFY_PARAM_set1_ip_asc(expected, host.c_str()) == 1;
  const bool set = is_address || X509_VERIFY_PARAM_set1_host(expected, host.c_str(), host.size()) == 1;
  ERR_clear_error();
  return set && SSL_CTX_set_default_verify_paths(tls) == 1 ? CURLE_OK : CURLE_SSL_CERTPROBLEM;
}

// Throws if a control character, which could start another line, is in the text.
const std::string& checked_line(const std::string& text) {
  if (std::ranges::any_of(text, [](char c) { return (c >= 0 && c < ' ') || c == 0x7f; }))
    throw std::invalid_argument("a request to another server has a control character in a line");
  return text;
}

void add_line(Lines& lines, const std::string& line) {
  curl_slist* const longer = curl_slist_append(lines.get(), checked_line(line).c_str());
  if (longer == nullptr) throw std::bad_alloc();
  static_cast<void>(lines.release());
  lines.reset(longer);
}

Lines header_lines(const FetchRequest& request) {
  Lines lines;
  // A name without a value: libcurl does not send what it would add.
  for (const auto* added : {"Accept", "Content-Type", "Expect"})
    if (web::first_header(request.headers, added).empty()) add_line(lines, std::string(added) + ':');
  for (const auto& [name, value] : request.headers)
    add_line(lines, std::string(name).append(": ").append(value));
  return lines;
}

template <typename Value>
void set(const Handle& handle, CURLoption option, Value value) {
  if (curl_easy_setopt(handle.get(), option, value) != CURLE_OK)
    throw std::runtime_error("libcurl does not know the option " + std::to_string(option));
}

void set_request(const Handle& handle, const FetchRequest& request, const base::Url& url,
                 curl_slist* headers) {
  const auto whole = url.origin() + url.path + (url.query.empty() ? "" : '?' + url.query);
  set(handle, CURLOPT_URL, whole.c_str());
  set(handle, CURLOPT_PATH_AS_IS, 1L);
  set(handle, CURLOPT_HTTPHEADER, headers);
  if (!request.body.empty() || request.method == "POST") {
    set(handle, CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(request.body.size()));
    set(handle, CURLOPT_COPYPOSTFIELDS, request.body.c_str());
  }
  if (request.method == "HEAD") set(handle, CURLOPT_NOBODY, 1L);
  set(handle, CURLOPT_CUSTOMREQUEST, checked_line(request.method).c_str());
}

void set_limits(const Handle& handle, const FetchLimits& limits, Transfer& transfer) {
  set(handle, CURLOPT_TIMEOUT_MS, static_cast<long>(limits.deadline.count()));
  set(handle, CURLOPT_NOSIGNAL, 1L);
  set(handle, CURLOPT_QUICK_EXIT, 1L);  // Nobody waits for a look-up that comes too late.
  set(handle, CURLOPT_MAXFILESIZE_LARGE, static_cast<curl_off_t>(limits.body_bytes));
  set(handle, CURLOPT_PROTOCOLS_STR, "http,https");
  set(handle, CURLOPT_HTTP_VERSION, CURL_HTTP_VERSION_1_1);
  set(handle, CURLOPT_PROXY, "");
  set(handle, CURLOPT_CAINFO, nullptr);  // on_tls() says whom to trust.
  set(handle, CURLOPT_CAPATH, nullptr);
  set(handle, CURLOPT_SSL_CTX_FUNCTION, on_tls);
  set(handle, CURLOPT_SSL_CTX_DATA, &transfer);
  set(handle, CURLOPT_HEADERFUNCTION, on_header);
  set(handle, CURLOPT_HEADERDATA, &transfer);
  set(handle, CURLOPT_WRITEFUNCTION, on_body);
  set(handle, CURLOPT_WRITEDATA, &transfer);
}

FetchProblem problem_of(CURLcode result, const Transfer& transfer) {
  if (transfer.too_large || result == CURLE_FILESIZE_EXCEEDED) return FetchProblem::too_large;
  return result == CURLE_OPERATION_TIMEDOUT ? FetchProblem::too_slow : FetchProblem::unreachable;
}

Answer answer_of(const Handle& handle, std::string body) {
  long status = 0;
  curl_easy_getinfo(handle.get(), CURLINFO_RESPONSE_CODE, &status);
  Answer answer{.status = static_cast<int>(status), .body = std::move(body)};
  for (curl_header* header = nullptr;
       (header = curl_easy_nextheader(handle.get(), CURLH_HEADER, -1, header)) != nullptr;)
    answer.headers.push_back({header->name, header->value});
  return answer;
}

}  // namespace

std::string_view code(FetchProblem problem) {
  constexpr std::array<std::string_view, 4> codes{"forbidden_url", "unreachable", "too_slow", "too_large"};
  static_assert(codes.size() == static_cast<std::size_t>(FetchProblem::too_large) + 1);
  return codes[static_cast<std::size_t>(problem)];
}

std::expected<Answer, FetchProblem> fetch(const FetchRequest& request, const FetchLimits& limits) {
  static const CURLcode ready = curl_global_init(CURL_GLOBAL_DEFAULT);
  const auto url = base::parse_url(request.url);
  if (!url || (url->scheme != "https" && !url->is_loopback()))
    return std::unexpected(FetchProblem::forbidden_url);
  if (limits.deadline <= limits.deadline.zero()) return std::unexpected(FetchProblem::too_slow);

  const Handle handle(ready == CURLE_OK ? curl_easy_init() : nullptr);
  if (!handle) throw std::runtime_error("libcurl does not start");
  Transfer transfer{.url = *url, .body_left = limits.body_bytes};
  const Lines headers = header_lines(request);
  set_request(handle, request, *url, headers.get());
  set_limits(handle, limits, transfer);

  const CURLcode result = curl_easy_perform(handle.get());
  if (result != CURLE_OK) return std::unexpected(problem_of(result, transfer));
  auto answer = answer_of(handle, std::move(transfer.body));
  if (answer.status < 200 || answer.status > 599) return std::unexpected(FetchProblem::unreachable);
  return answer;
}

}  // namespace http_client
