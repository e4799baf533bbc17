#pragma once

#include <string_view>

// The rules of the payload linter, for one name or one value. lint_payload() walks through the payload.
namespace lesson {

// Is `name` one of the seven claims that RFC 7519 §4.1 registers: iss, sub, aud, exp, nbf, iat, jti? Letter
// case counts.
bool is_registered(std::string_view name);

// Whether one of the words in `name` means private data: a password, a secret, an SSN, a PIN, an e-mail
// address, … Words end at a character that is not a letter or digit, and before a capital: "user_password",
// "userPassword" and "PASSWORD-2" have the word, "classname" has no "ssn".
bool names_a_secret(std::string_view name);

// Does `text` hold the number of a payment card: 13 to 19 digits in a row, single blanks or dashes between
// them, whose check digit is right (ISO/IEC 7812-1, "Luhn")? Other text may stand around it; letters and
// digits that touch it make it something else. Any bytes may come.
bool holds_card_number(std::string_view text);

}  // namespace lesson
