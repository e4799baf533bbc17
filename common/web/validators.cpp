#include "web/validators.hpp"

#include <charconv>
#include <chrono>
#include <optional>

namespace web {
namespace {

// Letters, digits and what else of ASCII is common; no quoted local parts.
bool is_local_part(std::string_view text) {
  constexpr std::string_view atext =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789!#$%&'*+-/=?^_`{|}~.";
  return !text.empty() && text.size() <= 64 && text.find_first_not_of(atext) == std::string_view::npos &&
         !text.starts_with('.') && !text.ends_with('.') && text.find("..") == std::string_view::npos;
}

bool is_domain_label(std::string_view text) {
  constexpr std::string_view letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-";
  return !text.empty() && text.size() <= 63 && text.find_first_not_of(letters) == std::string_view::npos &&
         !text.starts_with('-') && !text.ends_with('-');
}

// A number of a few digits.
std::optional<unsigned> digits(std::string_view text) {
  if (text.find_first_not_of("0123456789") != std::string_view::npos) return std::nullopt;
  unsigned number = 0;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

}  // namespace

bool is_email(std::string_view text) {
  const auto at = text.find('@');
  if (at == std::string_view::npos || text.size() > 254 || !is_local_part(text.substr(0, at))) return false;
  auto domain = text.substr(at + 1);
  if (domain.find('.') == std::string_view::npos) return false;
  for (;;) {
    const auto dot = domain.find('.');
    if (!is_domain_label(domain.substr(0, dot))) return false;
    if (dot == std::string_view::npos) return true;
    domain.remove_prefix(dot + 1);
  }
}

bool is_date(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return false;
  const auto year = digits(text.substr(0, 4)), month = digits(text.substr(5, 2)),
             day = digits(text.substr(8));
  if (!year || !month || !day) return false;
  return std::chrono::year_month_day(std::chrono::year(static_cast<int>(*year)), std::chrono::month(*month),
                                     std::chrono::day(*day))
      .ok();
}

}  // namespace web
