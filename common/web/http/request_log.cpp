#include "web/http/request_log.hpp"

#include <array>
#include <atomic>
#include <cstdint>
#include <cstdio>
#include <ctime>
#include <random>
#include <string_view>
#include <utility>

#include "json/value.hpp"

namespace web {
namespace {

// `text` with every character escaped that is no printable ASCII, or is one of `special`.
std::string escaped(std::string_view text, std::string_view special) {
  constexpr std::string_view digits = "0123456789abcdef";
  std::string line;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte >= ' ' && byte < 0x7f && special.find(c) == std::string_view::npos)
      line += c;
    else
      line += {'\\', 'x', digits[byte / 16], digits[byte % 16]};
  }
  return line;
}

std::string one_line(std::string_view text) { return escaped(text, "\\"); }
std::string one_word(std::string_view text) { return escaped(text, "\\ "); }

double milliseconds(const LogEntry& entry) { return static_cast<double>(entry.took.count()) / 1000; }

std::string route(const LogEntry& entry) { return entry.route.empty() ? "unmatched" : entry.route; }

// "2026-01-31T12:00:00Z" (RFC 3339).
std::string utc(std::int64_t seconds) {
  const std::time_t time = seconds;
  std::tm calendar{};
  std::array<char, 32> text{};
  return {text.data(), std::strftime(text.data(), text.size(), "%FT%TZ", gmtime_r(&time, &calendar))};
}

// What is known of the caller, by the names of the claims and of the header.
std::array<std::pair<const char*, std::string_view>, 3> known(const LoggedCaller& caller) {
  return {{{"sub", caller.subject}, {"jti", caller.token_id}, {"kid", caller.key_id}}};
}

std::string text_line(const LogEntry& entry) {
  std::array<char, 32> took{};
  std::snprintf(took.data(), took.size(), "%.1f ms", milliseconds(entry));
  auto line = utc(entry.time) + ' ' + entry.id + ' ' + one_word(entry.method) + ' ' + one_word(route(entry)) +
              ' ' + std::to_string(entry.status) + ' ' + took.data() + ' ' + entry.address;
  for (const auto& [name, value] : known(entry.caller))
    if (!value.empty()) line += ' ' + std::string(name) + '=' + one_word(value);
  if (!entry.reason.empty()) line += " (" + one_line(entry.reason) + ')';
  return line;
}

std::string json_line(const LogEntry& entry) {
  json::Value line{{"time", utc(entry.time)},          {"id", entry.id},
                   {"method", one_line(entry.method)}, {"route", one_line(route(entry))},
                   {"status", entry.status},           {"ms", milliseconds(entry)},
                   {"address", entry.address}};
  for (const auto& [name, value] : known(entry.caller))
    if (!value.empty()) line.set(name, one_line(value));
  if (!entry.reason.empty()) line.set("reason", one_line(entry.reason));
  return line.dump();
}

}  // namespace

std::string log_line(const LogEntry& entry, LogFormat format) {
  switch (format) {
    case LogFormat::text:
      return text_line(entry);
    case LogFormat::json:
      return json_line(entry);
    case LogFormat::off:
      break;
  }
  return {};
}

std::string next_request_id() {
  static const std::string run = [] {
    std::array<char, 16> hex{};
    std::snprintf(hex.data(), hex.size(), "%08x-", std::random_device()());
    return std::string(hex.data());
  }();
  static std::atomic<std::uint64_t> count{0};
  return run + std::to_string(++count);
}

}  // namespace web
