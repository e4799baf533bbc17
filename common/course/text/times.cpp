#include "course/text/times.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstddef>
#include <ctime>

#include "course/text/text.hpp"

namespace course {
namespace {

struct Unit {
  std::int64_t seconds;
  char letter;
  std::string_view symbol, noun;
};

constexpr std::array units{Unit{86'400, 'd', "d", "day"}, Unit{3'600, 'h', "h", "hour"},
                           Unit{60, 'm', "min", "minute"}, Unit{1, 's', "s", "second"}};

constexpr std::int64_t longest_step = 366 * units[0].seconds;
constexpr std::int64_t end_of_year_9999 = 253'402'300'799;

}  // namespace

std::optional<std::int64_t> seconds_of_step(std::string_view text) {
  if (text.size() < 3 || text.front() != '+') return std::nullopt;
  std::int64_t count = 0;
  const char* const letter = text.data() + text.size() - 1;
  const auto [end, error] = std::from_chars(text.data() + 1, letter, count);
  const auto* const unit = std::ranges::find(units, *letter, &Unit::letter);
  if (error != std::errc() || end != letter || unit == units.end()) return std::nullopt;
  if (count < 1 || count > longest_step / unit->seconds) return std::nullopt;
  return count * unit->seconds;
}

std::string span_in_words(std::int64_t seconds) {
  std::string words;
  for (const auto& unit : units) {
    const auto count = static_cast<std::size_t>(seconds / unit.seconds);
    seconds %= unit.seconds;
    if (count > 0) words += (words.empty() ? "" : ", ") + counted(count, unit.noun);
  }
  return words;
}

std::string short_span(std::int64_t seconds) {
  const auto* unit =
      std::ranges::find_if(units, [&](const Unit& each) { return seconds >= 2 * each.seconds; });
  if (unit == units.end()) --unit;
  return std::to_string(seconds / unit->seconds) + " " + std::string{unit->symbol};
}

std::string relative_time(std::int64_t seconds) {
  if (seconds == 0) return "now";
  return seconds > 0 ? "in " + short_span(seconds) : short_span(-seconds) + " ago";
}

std::optional<std::string> utc_date(std::int64_t seconds) {
  if (seconds < 0 || seconds > end_of_year_9999) return std::nullopt;
  const std::time_t time = seconds;
  std::tm utc{};
  std::array<char, 32> text{};
  gmtime_r(&time, &utc);
  return std::string{text.data(), std::strftime(text.data(), text.size(), "%F %T UTC", &utc)};
}

}  // namespace course
