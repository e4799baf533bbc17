#pragma once

#include <cstdint>
#include <string_view>

#include "store/database.hpp"
#include "taskboard/token_pair.hpp"

namespace lesson {

using taskboard::TokenPair;

// Spends the refresh token `presented`, and stores `next` in its session. False, and nothing changes, when it
// cannot be spent: it is unknown, it was spent before, or its session has ended.
//
// A spent token stays in the table: whoever brings it again must be recognised.
//
// Of any number of callers that present one token at once, in any number of threads, exactly one reads true
// (R29). All happens, or nothing: no token is spent without a next one. Of `next` the database gets
// refresh.hash, access.id and access.expires_at. The session's last_used_at becomes `now`, in seconds since
// 1970. A database that cannot do its work is no answer: store::Failure goes on to the caller.
bool rotate(store::Database& database, std::string_view presented, const TokenPair& next, std::int64_t now);

}  // namespace lesson
