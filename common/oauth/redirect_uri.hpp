#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace oauth {

// May a client register this redirect URI? https; http on a loopback address (RFC 8252 §7.3); a private-use
// scheme with a dot in it (§7.1). No user information, no fragment (RFC 6749 §3.1.2).
bool is_redirect_uri(std::string_view uri);

// Is `presented` the URI that was `registered`? Character by character (RFC 9700 §2.1). Only for a native
// client with a loopback address the port may be any (RFC 8252 §7.3).
enum class LoopbackPort { exact, any };
bool matches_redirect_uri(std::string_view registered, std::string_view presented, LoopbackPort port);

// `uri` with the parameters added to its query. REQUIRES: is_redirect_uri(uri).
std::string with_parameters(std::string_view uri,
                            const std::vector<std::pair<std::string, std::string>>& parameters);

}  // namespace oauth
