#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

namespace lesson {

// What mallory holds: one genuine token, and no key.
struct Evidence {
  std::string_view own_token;  // Hers, good now: {"iss":…,"sub":"mallory","aud":…,"exp":…} under HS256.
};

// What she makes of it: tokens that nobody signed. Each says what her own does, but for "sub":"carol", and
// has nothing behind its second dot.
struct Loot {
  std::vector<std::string> none_tokens;  // {"alg":…,"typ":"JWT"}, with each spelling of none once.
  std::string stripped_token;            // The header of her own token, as it is.
};

// The attack of lab 3a. Needs no key and no server.
Loot attack(const Evidence& evidence);

// Every way to write the word in small letters and capitals. Given.
inline constexpr std::array<std::string_view, 16> spellings_of_none = {
    "none", "nonE", "noNe", "noNE", "nOne", "nOnE", "nONe", "nONE",
    "None", "NonE", "NoNe", "NoNE", "NOne", "NOnE", "NONe", "NONE"};

}  // namespace lesson
