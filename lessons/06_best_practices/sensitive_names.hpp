#pragma once

#include <string_view>

// What a linter of payloads knows by itself. Looks at one name or one value; what is inside of what is left
// to lint_payload().
namespace lesson {

// Is `name` one of the seven claims that RFC 7519 §4.1 registers: iss, sub, aud, exp, nbf, iat, jti? Letter
// case counts.
bool is_registered(std::string_view name);

// Does one of the words in `name` stand for something that belongs to nobody else: a password, a secret, an
// SSN, a PIN, an e-mail, …? Words end at a character that is no letter or digit, and before a capital:
// "user_password", "userPassword" and "PASSWORD-2" have the word, "classname" has no "ssn".
bool names_a_secret(std::string_view name);

// Does `text` hold the number of a payment card: 13 to 19 digits in a row, single blanks or dashes between
// them, whose check digit is right (ISO/IEC 7812-1, "Luhn")? Other text may stand around it; letters and
// digits that touch it make it something else. Any bytes may come.
bool holds_card_number(std::string_view text);

}  // namespace lesson
