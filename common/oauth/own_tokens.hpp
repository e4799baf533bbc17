#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "json/value.hpp"

namespace oauth {

// Signs claims as a compact token whose header says `type`. Called by many threads.
using SignToken = std::function<std::string(const std::string& type, const json::Value& claims)>;

// The claims of a token that this server has signed as one of `type`, whether it has expired or not;
// std::nullopt for any other text. Called by many threads.
using ReadOwnToken =
    std::function<std::optional<json::Value>(const std::string& type, std::string_view token)>;

}  // namespace oauth
