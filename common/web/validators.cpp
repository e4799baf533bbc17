#include "web/validators.hpp"

#include <chrono>
#include <optional>

#include "base/whole_number.hpp"

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
  const auto year = base::whole_number(text.substr(0, 4)), month = base::whole_number(text.substr(5, 2)),
             day = base::whole_number(text.substr(8));
  if (!year || !month || !day) return false;
  return std::chrono::year_month_day(std::chrono::year(static_cast<int>(*year)),
                                     std::chrono::month(static_cast<unsigned>(*month)),
                                     std::chrono::day(static_cast<unsigned>(*day)))
      .ok();
}

}  // namespace web
