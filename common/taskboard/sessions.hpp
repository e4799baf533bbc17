#pragma once

#include <cstdint>
#include <expected>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "store/database.hpp"
#include "taskboard/session.hpp"
#include "taskboard/token_pair.hpp"
#include "taskboard/users.hpp"

// Sessions, their refresh tokens, and the access tokens that ended before their time. `now` is in seconds
// since 1970. Every function throws store::Failure when the database cannot do its work.
namespace taskboard {

// A new session of this user, whose first tokens are `first`. Forgets sessions, whosever they were, whose
// absolute_limit is over for a day. REQUIRES: there is such a user.
Session start_session(store::Database& database, std::int64_t user_id, const TokenPair& first,
                      std::int64_t now);

// The session that this refresh token was made for, spent or not, ended or not.
std::optional<Session> find_session(store::Database& database, std::string_view refresh_token);

// The session that the access token with this id ("jti") was made for.
std::optional<Session> session_of_access_token(store::Database& database, std::string_view token_id);

// The user's sessions that nobody has ended, however old they are, by id.
std::vector<Session> open_sessions(store::Database& database, std::int64_t user_id);

// Those of them that a refresh could go on with.
std::vector<Session> living_sessions(store::Database& database, std::int64_t user_id, std::int64_t now);

// Makes the tokens of a refresh for the user as the database knows them now.
using IssuePair = std::function<TokenPair(const User&)>;

// Spends a refresh token for a new pair. However many callers show one token at once, at most one of them
// succeeds. A token that comes a second time ends its session, for whoever shows it: the one who stole it
// and the one it was stolen from look alike (RFC 9700 §4.14.2). `issue` is called inside the transaction, at
// most once.
std::expected<TokenPair, RefreshProblem> refresh(store::Database& database, std::string_view presented,
                                                 const IssuePair& issue, std::int64_t now);

// Ends a session: its refresh tokens are worth nothing, and neither are its access tokens. A session that
// has ended stays as it is. To be called with all sessions when a password is changed or a user disabled.
void end_session(store::Database& database, std::int64_t session_id, std::int64_t now);
void end_all_sessions(store::Database& database, std::int64_t user_id, std::int64_t now);

// Puts `next` in the place of the password that `account` was found with, and ends all its sessions. False,
// and nothing happens, when another password stands there by now: of any number of callers with one account
// as they found it, one reads true.
bool reset_password(store::Database& database, const Account& account, const PasswordHash& next,
                    std::int64_t now);

// A verifier may forgive so many seconds (R14): for so long an access token may be good after its "exp".
inline constexpr std::int64_t most_leeway = 120;

// Puts the access tokens of a session that may still be good on the list of ended tokens. Part of
// end_session().
void end_access_tokens(store::Database& database, std::int64_t session_id, std::int64_t now);

// Has this access token ended before its "exp"?
bool is_ended(store::Database& database, const TokenName& token);

// Takes those off the list whose "exp" has come and most_leeway has passed: a verifier refuses them by
// itself.
void forget_ended_tokens(store::Database& database, std::int64_t now);

}  // namespace taskboard
