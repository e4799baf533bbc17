#include "taskboard/schema.hpp"

#include <array>

namespace taskboard {
namespace {

// AUTOINCREMENT: a token names a user by id (an e-mail is personal, and changes), and must not fit anyone who
// registers after that user is gone.
constexpr std::string_view users = R"(
CREATE TABLE users (
  id            INTEGER PRIMARY KEY AUTOINCREMENT,
  email         TEXT NOT NULL COLLATE NOCASE UNIQUE,
  password_hash TEXT NOT NULL,
  role          TEXT NOT NULL DEFAULT 'member' CHECK (role IN ('member', 'admin')),
  active        INTEGER NOT NULL DEFAULT 1 CHECK (active IN (0, 1))
) STRICT;
)";

constexpr std::string_view projects = R"(
CREATE TABLE projects (
  id          INTEGER PRIMARY KEY AUTOINCREMENT,
  owner_id    INTEGER NOT NULL REFERENCES users (id) ON DELETE CASCADE,
  name        TEXT NOT NULL,
  description TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX projects_by_owner ON projects (owner_id, id);
)";

// Counting no days on from 2026-02-30 gives another date, as from all that is none.
// The index holds a project's tasks in the order of its list: a page costs its own length, no more.
constexpr std::string_view tasks = R"(
CREATE TABLE tasks (
  id          INTEGER PRIMARY KEY AUTOINCREMENT,
  project_id  INTEGER NOT NULL REFERENCES projects (id) ON DELETE CASCADE,
  title       TEXT NOT NULL,
  description TEXT NOT NULL DEFAULT '',
  status      TEXT NOT NULL DEFAULT 'todo' CHECK (status IN ('todo', 'doing', 'done')),
  position    INTEGER NOT NULL CHECK (position >= 0),
  due_date    TEXT CHECK (due_date IS NULL
                          OR due_date GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'
                             AND due_date IS date(due_date, '+0 days'))
) STRICT;
CREATE INDEX tasks_by_project ON tasks (project_id, position, id);
)";

// A row of refresh_tokens is a pair as it was issued: what is stored of its refresh token, and the name and
// end of its access token. The check on the length keeps the text of a token out: it has 43 letters.
constexpr std::string_view sessions = R"(
CREATE TABLE sessions (
  id           INTEGER PRIMARY KEY AUTOINCREMENT,
  user_id      INTEGER NOT NULL REFERENCES users (id) ON DELETE CASCADE,
  started_at   INTEGER NOT NULL,
  last_used_at INTEGER NOT NULL,
  ended_at     INTEGER
) STRICT;
CREATE INDEX sessions_by_user ON sessions (user_id, id);
CREATE INDEX sessions_by_start ON sessions (started_at);

CREATE TABLE refresh_tokens (
  hash              TEXT PRIMARY KEY CHECK (length(hash) = 64),
  session_id        INTEGER NOT NULL REFERENCES sessions (id) ON DELETE CASCADE,
  used              INTEGER NOT NULL DEFAULT 0 CHECK (used IN (0, 1)),
  access_id         TEXT NOT NULL UNIQUE,
  access_expires_at INTEGER NOT NULL
) STRICT;
CREATE INDEX refresh_tokens_by_session ON refresh_tokens (session_id, access_expires_at);
)";

// Access tokens that ended before their time: docs/decisions/0067-a-session-ends-in-its-row.md
constexpr std::string_view ended_tokens = R"(
CREATE TABLE ended_tokens (
  issuer     TEXT NOT NULL,
  token_id   TEXT NOT NULL,
  expires_at INTEGER NOT NULL,
  PRIMARY KEY (issuer, token_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX ended_tokens_by_end ON ended_tokens (expires_at);
)";

// Who logs in at an identity provider: lesson 7.
constexpr std::string_view identities = R"(
CREATE TABLE identities (
  issuer  TEXT NOT NULL,
  subject TEXT NOT NULL,
  user_id INTEGER NOT NULL REFERENCES users (id) ON DELETE CASCADE,
  PRIMARY KEY (issuer, subject)
) STRICT, WITHOUT ROWID;
CREATE INDEX identities_by_user ON identities (user_id);
)";

// Grows with each change of the password, the e-mail or `active`:
// docs/decisions/0066-changes-of-an-account-compare-and-swap.md
constexpr std::string_view revisions = "ALTER TABLE users ADD COLUMN revision INTEGER NOT NULL DEFAULT 0";

constexpr std::array<std::string_view, 7> all = {users,        projects,   tasks,    sessions,
                                                 ended_tokens, identities, revisions};

}  // namespace

std::span<const std::string_view> migrations() { return all; }

}  // namespace taskboard
