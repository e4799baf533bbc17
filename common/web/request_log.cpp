#include "web/request_log.hpp"

#include <array>
#include <atomic>
#include <cstdint>
#include <cstdio>
#include <random>
#include <string_view>

#include "json/value.hpp"

namespace web {
namespace {

std::string one_line(std::string_view text) {
  constexpr std::string_view digits = "0123456789abcdef";
  std::string line;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte >= ' ' && byte != 0x7f)
      line += c;
    else
      line += {'\\', 'x', digits[byte / 16], digits[byte % 16]};
  }
  return line;
}

double milliseconds(const LogEntry& entry) { return static_cast<double>(entry.took.count()) / 1000; }

std::string text_line(const LogEntry& entry) {
  std::array<char, 32> took{};
  std::snprintf(took.data(), took.size(), "%.1f ms", milliseconds(entry));
  auto line = entry.id + ' ' + one_line(entry.method) + ' ' + one_line(entry.path) + ' ' +
              std::to_string(entry.status) + ' ' + took.data() + ' ' + entry.remote_address;
  if (!entry.reason.empty()) line += " (" + one_line(entry.reason) + ')';
  return line;
}

std::string json_line(const LogEntry& entry) {
  json::Value line{{"id", entry.id},         {"method", entry.method},    {"path", entry.path},
                   {"status", entry.status}, {"ms", milliseconds(entry)}, {"remote", entry.remote_address}};
  if (!entry.reason.empty()) line.set("reason", entry.reason);
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
