#include "jwt/find_key.hpp"

#include <utility>

namespace jwt {

FindKey find_in(KeySet keys) {
  return [keys = std::move(keys)](const KeyHint& hint) -> std::optional<Key> {
    const Key* const key = keys.find(hint.id.value_or(""), hint.algorithm);
    return key != nullptr ? std::optional(*key) : std::nullopt;
  };
}

}  // namespace jwt
