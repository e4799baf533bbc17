#include "taskboard/token_pair.hpp"

#include "base/hex.hpp"
#include "crypto/digest.hpp"

namespace taskboard {

std::string refresh_token_hash(std::string_view text) { return base::to_hex(crypto::sha256(text)); }

}  // namespace taskboard
