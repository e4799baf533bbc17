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
// Why: docs/decisions/0067-a-session-ends-in-its-row.md
namespace taskboard {

// A new session of this user, whose first tokens are `first`. std::nullopt, and no session begins, if the
// account has changed since the user was found, if it is disabled, or if it is gone: see
// account_changes.hpp. Forgets some sessions, whosever they were, whose absolute_limit is over for a day.
std::optional<Session> start_session(store::Database& database, const User& as_found, const TokenPair& first,
                                     std::int64_t now);

// The session that this refresh token was made for, spent or not, ended or not.
std::optional<Session> find_session(store::Database& database, std::string_view refresh_token);

// Whom an access token was made for, as the database knows them now.
struct TokenHolder {
  User user;  // The owner of the session, active or not.
  Session session;
  bool has_ended = false;  // The session has ended, or the token is on the list of ended tokens.
};

// The holder of an access token: one look, so that no change comes between its parts. std::nullopt if it was
// made for no session.
std::optional<TokenHolder> find_holder(store::Database& database, const TokenName& token);

// The user's sessions that nobody has ended, however old they are, by id.
std::vector<Session> open_sessions(store::Database& database, std::int64_t user_id);

// Those of them that a refresh could go on with.
std::vector<Session> open_sessions(store::Database& database, std::int64_t user_id, std::int64_t now);

// Makes the tokens of a refresh for the user as the database knows them now.
using IssuePair = std::function<TokenPair(const User&)>;

// Spends a refresh token for a new pair. However many callers show one token at once, at most one of them
// succeeds. A token that comes a second time ends its session, for whoever shows it: the one who stole it
// and the one it was stolen from look alike (RFC 9700 §4.14.2). `issue` is called inside the transaction, at
// most once.
std::expected<TokenPair, RefreshProblem> refresh(store::Database& database, std::string_view presented,
                                                 const IssuePair& issue, std::int64_t now);

// Ends a session in one write, however many tokens were made for it: its refresh tokens are worth nothing,
// and find_holder() says that its access tokens have ended. A session that has ended stays as it is.
void end_session(store::Database& database, std::int64_t session_id, std::int64_t now);
void end_all_sessions(store::Database& database, std::int64_t user_id, std::int64_t now);

// A verifier may forgive so many seconds (R14): for so long an access token may be good after its "exp".
inline constexpr std::int64_t most_leeway = 120;

// Puts the access tokens of a session that may still be good on the list of ended tokens: for guards that can
// look at a list, and not at sessions. Takes as long as there are such tokens.
void end_access_tokens(store::Database& database, std::int64_t session_id, std::int64_t now);

// Has this access token ended before its "exp"?
bool is_ended(store::Database& database, const TokenName& token);

// Takes those off the list whose "exp" has come and most_leeway has passed: a verifier refuses them by
// itself.
void forget_ended_tokens(store::Database& database, std::int64_t now);

}  // namespace taskboard
