#include "web/http/request_log.hpp"

#include <array>
#include <atomic>
#include <cstdint>
#include <cstdio>
#include <random>
#include <string_view>

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

// "2026-01-31T12:00:00Z" (RFC 3339). Years beyond 9999 are none of a log's.
std::string utc(std::int64_t seconds) {
  const std::chrono::sys_seconds time{std::chrono::seconds(seconds)};
  const auto day = std::chrono::floor<std::chrono::days>(time);
  const std::chrono::year_month_day date(day);
  const std::chrono::hh_mm_ss clock(time - day);
  std::array<char, 64> text{};
  std::snprintf(text.data(), text.size(), "%04d-%02u-%02uT%02d:%02d:%02dZ", static_cast<int>(date.year()),
                static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()),
                static_cast<int>(clock.hours().count()), static_cast<int>(clock.minutes().count()),
                static_cast<int>(clock.seconds().count()));
  return text.data();
}

std::string text_line(const LogEntry& entry) {
  std::array<char, 32> took{};
  std::snprintf(took.data(), took.size(), "%.1f ms", milliseconds(entry));
  auto line = utc(entry.time) + ' ' + entry.id + ' ' + one_word(entry.method) + ' ' + one_word(route(entry)) +
              ' ' + std::to_string(entry.status) + ' ' + took.data() + ' ' + entry.address;
  const auto add = [&](const char* name, const std::string& value) {
    if (!value.empty()) line += ' ' + std::string(name) + '=' + one_word(value);
  };
  add("sub", entry.caller.subject);
  add("jti", entry.caller.token_id);
  add("kid", entry.caller.key_id);
  if (!entry.reason.empty()) line += " (" + one_line(entry.reason) + ')';
  return line;
}

std::string json_line(const LogEntry& entry) {
  json::Value line{{"time", utc(entry.time)},          {"id", entry.id},
                   {"method", one_line(entry.method)}, {"route", one_line(route(entry))},
                   {"status", entry.status},           {"ms", milliseconds(entry)},
                   {"address", entry.address}};
  const auto add = [&](const char* name, const std::string& value) {
    if (!value.empty()) line.set(name, one_line(value));
  };
  add("sub", entry.caller.subject);
  add("jti", entry.caller.token_id);
  add("kid", entry.caller.key_id);
  add("reason", entry.reason);
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
