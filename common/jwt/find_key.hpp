#pragma once

#include <functional>
#include <optional>
#include <string_view>

#include "jwt/key.hpp"
#include "jwt/key_set.hpp"

namespace jwt {

// What a token's header says about the key that signed it. An attacker may have written both: they are to be
// looked up, and never become a path, an address or a statement (R11).
struct KeyHint {
  std::optional<std::string_view> id;  // "kid": 1 to 128 printable ASCII characters.
  Algorithm algorithm;                 // One that the verifier allows.
};

// Returns the key that verifies a token with this hint; std::nullopt if there is none. Called by many threads
// at once, before the signature is checked: it must be quick for a hint that is wrong.
using FindKey = std::function<std::optional<Key>(const KeyHint& hint)>;

// Looks keys up in `keys`, by identifier and algorithm.
FindKey find_in(KeySet keys);

}  // namespace jwt
