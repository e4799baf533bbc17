// Names and numbers that do not belong in a payload.
#include "sensitive_names.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>
#include <vector>

namespace lesson {
namespace {

constexpr std::array<std::string_view, 7> registered = {"iss", "sub", "aud", "exp", "nbf", "iat", "jti"};

constexpr std::array<std::string_view, 22> sensitive = {
    "address",  "apikey", "birthdate",  "birthday", "cvc",      "cvv",       "email", "iban",
    "passcode", "passwd", "passphrase", "passport", "password", "passwords", "phone", "pin",
    "pwd",      "salary", "secret",     "secrets",  "ssn",      "surname"};

bool is_small(char c) { return c >= 'a' && c <= 'z'; }
bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_word_character(char c) { return is_small(c) || is_capital(c) || is_digit(c); }
char small(char c) { return is_capital(c) ? static_cast<char>(c - 'A' + 'a') : c; }

bool is_sensitive(const std::string& word) { return std::ranges::find(sensitive, word) != sensitive.end(); }

// "userPassword-2": "user", "password", "2".
std::vector<std::string> words_of(std::string_view name) {
  std::vector<std::string> words(1);
  for (std::size_t i = 0; i < name.size(); ++i) {
    const bool begins = is_capital(name[i]) && i > 0 && is_small(name[i - 1]);
    if ((begins || !is_word_character(name[i])) && !words.back().empty()) words.emplace_back();
    if (is_word_character(name[i])) words.back() += small(name[i]);
  }
  return words;
}

// Is the check digit right? Every second digit from the right is doubled, and the sum ends in 0.
bool check_digit_holds(const std::string& digits) {
  int sum = 0;
  bool doubled = false;
  for (auto digit = digits.rbegin(); digit != digits.rend(); ++digit, doubled = !doubled) {
    const int value = (*digit - '0') * (doubled ? 2 : 1);
    sum += value > 9 ? value - 9 : value;
  }
  return sum % 10 == 0;
}

bool is_card_number(const std::string& digits) {
  return digits.size() >= 13 && digits.size() <= 19 && check_digit_holds(digits);
}

// Where the run of digits that begins at `at` ends; its digits go to `digits`.
std::size_t read_digits(std::string_view text, std::size_t at, std::string& digits) {
  while (at < text.size()) {
    if (is_digit(text[at])) {
      digits += text[at++];
      continue;
    }
    const bool gap = (text[at] == ' ' || text[at] == '-') && at + 1 < text.size() && is_digit(text[at + 1]);
    if (!gap) break;
    ++at;
  }
  return at;
}

}  // namespace

bool is_registered(std::string_view name) { return std::ranges::find(registered, name) != registered.end(); }

bool names_a_secret(std::string_view name) {
  const auto words = words_of(name);
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (is_sensitive(words[i])) return true;
    if (i > 0 && is_sensitive(words[i - 1] + words[i])) return true;  // "api_key", "e-mail"
  }
  return false;
}

bool holds_card_number(std::string_view text) {
  std::size_t at = 0;
  while (at < text.size()) {
    if (!is_digit(text[at])) {
      ++at;
      continue;
    }
    const bool touched = at > 0 && is_word_character(text[at - 1]);
    std::string digits;
    at = read_digits(text, at, digits);
    const bool touches = at < text.size() && is_word_character(text[at]);
    if (!touched && !touches && is_card_number(digits)) return true;
  }
  return false;
}

}  // namespace lesson
