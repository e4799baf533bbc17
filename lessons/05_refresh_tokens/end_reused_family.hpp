#pragma once

#include <cstdint>
#include <string_view>

#include "store/database.hpp"

namespace lesson {

// Looks at a refresh token that could not be spent. When it had been spent before, somebody has a copy of it:
// then its session ends at `now`, in seconds since 1970 (R29). True exactly when this call ended a session.
//
// A session that has ended keeps its ended_at. A token that was not spent yet, or that nobody was given, ends
// nothing. Other sessions go on, the user's own too. Of many threads that
// bring one token at once, each with its database, one reads true. A database that cannot do its work is no
// answer: store::Failure goes on to the caller.
//
// The server calls this inside a transaction, and lists the access tokens of the session in the same one. So
// this function begins none itself.
bool end_reused_family(store::Database& database, std::string_view presented, std::int64_t now);

}  // namespace lesson
