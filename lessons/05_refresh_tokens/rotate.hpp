#pragma once

#include <cstdint>
#include <string_view>

#include "store/database.hpp"
#include "taskboard/token_pair.hpp"

namespace lesson {

using taskboard::TokenPair;

// Spends the refresh token `presented`, and stores `next` in its session. Returns false, and changes nothing,
// if it cannot be spent: it is unknown, it was spent before, or its session has ended.
//
// A spent token stays in the table, so that a second use can be recognised.
//
// Of any number of callers that present one token at the same time, in any number of threads, exactly one
// gets true (R29). Either all of this happens or nothing: no token is spent without a next one. The database
// stores refresh.hash, access.id and access.expires_at of `next`. The session's last_used_at becomes `now`,
// in seconds since 1970. Throws store::Failure if the database cannot do its work.
bool rotate(store::Database& database, std::string_view presented, const TokenPair& next, std::int64_t now);

}  // namespace lesson
