#include "oauth/schema.hpp"

#include <array>

namespace oauth {
namespace {

constexpr std::string_view clients = R"(
CREATE TABLE clients (
  id            TEXT PRIMARY KEY,
  name          TEXT NOT NULL,
  kind          TEXT NOT NULL CHECK (kind IN ('confidential', 'public_web', 'native')),
  secret_hash   TEXT CHECK (length(secret_hash) = 64),
  redirect_uris TEXT NOT NULL,
  grant_types   TEXT NOT NULL,
  scopes        TEXT NOT NULL,
  CHECK ((kind = 'confidential') = (secret_hash IS NOT NULL))
) STRICT, WITHOUT ROWID;
)";

constexpr std::string_view browser_sessions = R"(
CREATE TABLE browser_sessions (
  hash             TEXT PRIMARY KEY CHECK (length(hash) = 64),
  subject          TEXT NOT NULL,
  authenticated_at INTEGER NOT NULL,
  ends_at          INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX browser_sessions_by_end ON browser_sessions (ends_at);
)";

constexpr std::string_view consents = R"(
CREATE TABLE consents (
  subject   TEXT NOT NULL,
  client_id TEXT NOT NULL,
  resource  TEXT NOT NULL,
  scope     TEXT NOT NULL,
  PRIMARY KEY (subject, client_id, resource)
) STRICT, WITHOUT ROWID;
)";

constexpr std::string_view grants = R"(
CREATE TABLE grants (
  id         INTEGER PRIMARY KEY AUTOINCREMENT,
  client_id  TEXT NOT NULL,
  subject    TEXT NOT NULL,
  scope      TEXT NOT NULL,
  resource   TEXT NOT NULL,
  nonce      TEXT,
  authenticated_at INTEGER NOT NULL,
  started_at INTEGER NOT NULL,
  ended_at   INTEGER
) STRICT;
CREATE INDEX grants_by_start ON grants (started_at);

CREATE TABLE authorization_codes (
  hash             TEXT PRIMARY KEY CHECK (length(hash) = 64),
  client_id        TEXT NOT NULL,
  redirect_uri     TEXT NOT NULL,
  code_challenge   TEXT NOT NULL,
  subject          TEXT NOT NULL,
  scope            TEXT NOT NULL,
  resource         TEXT NOT NULL,
  nonce            TEXT,
  authenticated_at INTEGER NOT NULL,
  expires_at       INTEGER NOT NULL,
  grant_id         INTEGER REFERENCES grants (id) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX authorization_codes_by_grant ON authorization_codes (grant_id) WHERE grant_id IS NOT NULL;
CREATE INDEX authorization_codes_by_end ON authorization_codes (expires_at) WHERE grant_id IS NULL;
CREATE INDEX authorization_codes_by_subject ON authorization_codes (subject, client_id) WHERE grant_id IS NULL;

CREATE TABLE refresh_tokens (
  hash       TEXT PRIMARY KEY CHECK (length(hash) = 64),
  grant_id   INTEGER NOT NULL REFERENCES grants (id) ON DELETE CASCADE,
  issued_at  INTEGER NOT NULL,
  used       INTEGER NOT NULL DEFAULT 0 CHECK (used IN (0, 1))
) STRICT, WITHOUT ROWID;
CREATE INDEX refresh_tokens_by_grant ON refresh_tokens (grant_id);

CREATE TABLE access_tokens (
  id         TEXT PRIMARY KEY,
  grant_id   INTEGER NOT NULL REFERENCES grants (id) ON DELETE CASCADE,
  expires_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX access_tokens_by_end ON access_tokens (expires_at);
CREATE INDEX access_tokens_by_grant ON access_tokens (grant_id);
)";

constexpr std::string_view signing_keys = R"(
CREATE TABLE signing_keys (
  id           TEXT PRIMARY KEY,
  private_pem  TEXT NOT NULL,
  published_at INTEGER NOT NULL,
  promoted_at  INTEGER,
  replaced_at  INTEGER
) STRICT, WITHOUT ROWID;
)";

constexpr std::string_view login_attempts = R"(
CREATE TABLE login_attempts (
  hash          TEXT PRIMARY KEY CHECK (length(hash) = 64),
  issuer        TEXT NOT NULL,
  state         TEXT NOT NULL,
  nonce         TEXT NOT NULL,
  code_verifier TEXT NOT NULL,
  expires_at    INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX login_attempts_by_end ON login_attempts (expires_at);
)";

constexpr std::array<std::string_view, 5> of_server = {clients, browser_sessions, consents, grants,
                                                       signing_keys};
constexpr std::array<std::string_view, 2> of_client = {browser_sessions, login_attempts};

}  // namespace

std::span<const std::string_view> server_migrations() { return of_server; }
std::span<const std::string_view> client_migrations() { return of_client; }

}  // namespace oauth
