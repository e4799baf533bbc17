#pragma once

#include <cstdint>
#include <string_view>

#include "store/database.hpp"

namespace lesson {

// Ends the session of a refresh token that was spent before, because somebody has a copy of that token (R29):
// sets ended_at to `now`, in seconds since 1970. Returns true if this call has ended a session, and false
// otherwise.
//
// A session that had already ended keeps its ended_at. An unspent or unknown token ends nothing. No other
// session ends, not even another one of the same user. If many threads pass one token at the same time, each
// with its own database, exactly one gets true. Throws store::Failure if the database cannot do its work.
//
// The server calls this inside a transaction, and lists the access tokens of the session in the same one. So
// this function begins none itself.
bool end_reused_family(store::Database& database, std::string_view presented, std::int64_t now);

}  // namespace lesson
