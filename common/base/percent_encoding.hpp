#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace base {

// The bytes that percent-encoded text stands for (RFC 3986 §2.1). Nothing for a broken escape, for control
// characters and for bytes that are not UTF-8 afterwards.
std::optional<std::string> percent_decode(std::string_view text);

// The names and values of a query or of a form body (application/x-www-form-urlencoded), decoded, in order.
// Nothing when one of them cannot be decoded.
std::optional<std::vector<std::pair<std::string, std::string>>> parse_form(std::string_view text);

// `text` with every byte but the unreserved characters of RFC 3986 §2.3 percent-encoded.
std::string percent_encode(std::string_view text);

// The names and values as a query or a form body, encoded, in their order.
std::string encode_form(const std::vector<std::pair<std::string, std::string>>& fields);

// What stands between the slashes: "/projects/7" is {"projects", "7"}, "/projects/" is {"projects", ""}.
std::vector<std::string_view> path_segments(std::string_view path);

}  // namespace base
