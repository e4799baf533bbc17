#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "jwt/unverified_token.hpp"

namespace course {

// What is suspicious about `token` before anybody verifies it, a sentence each: no signature, keys in the
// header, extensions, no end or a late one, names of secrets in the payload. A token without suspicions can
// still be forged. Sentences hold no control characters and are of bounded length.
std::vector<std::string> suspicions_of(const jwt::UnverifiedToken& token, std::int64_t now);

}  // namespace course
