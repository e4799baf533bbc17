#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

namespace lesson {

// What mallory has: one genuine token, and no key.
struct Evidence {
  std::string_view own_token;  // Hers, valid now: {"iss":…,"sub":"mallory","aud":…,"exp":…} under HS256.
};

// What she makes of it: tokens that nobody signed. Each has the claims of her own, except for "sub":"carol",
// and nothing after its second dot.
struct Loot {
  std::vector<std::string> none_tokens;  // {"alg":…,"typ":"JWT"}, one for each spelling of none.
  std::string stripped_token;            // With the header of her own token, unchanged.
};

// The attack of lab 3a. Needs no key and no server.
Loot attack(const Evidence& evidence);

// Every way to write the word in small letters and capitals. Given.
inline constexpr std::array<std::string_view, 16> spellings_of_none = {
    "none", "nonE", "noNe", "noNE", "nOne", "nOnE", "nONe", "nONE",
    "None", "NonE", "NoNe", "NoNE", "NOne", "NOnE", "NONe", "NONE"};

}  // namespace lesson
