#include "store/internal/sqlite_errors.hpp"

#include <sqlite3.h>

namespace store {

// The whole code says which rule was broken; its low byte is the kind of error.
Problem problem_of(const SQLite::Exception& error) {
  const int code = error.getExtendedErrorCode();
  if (code == SQLITE_CONSTRAINT_UNIQUE || code == SQLITE_CONSTRAINT_PRIMARYKEY) return Problem::duplicate;
  switch (error.getErrorCode() & 0xFF) {
    case SQLITE_CANTOPEN:
    case SQLITE_PERM:
    case SQLITE_AUTH:
      return Problem::cannot_open;
    case SQLITE_READONLY:
      return Problem::read_only;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return Problem::busy;
    case SQLITE_FULL:
      return Problem::full;
    case SQLITE_IOERR:
      return Problem::disk_error;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      return Problem::damaged;
    case SQLITE_CONSTRAINT:
    case SQLITE_MISMATCH:
    case SQLITE_TOOBIG:
      return Problem::refused;
    default:
      return Problem::other;
  }
}

}  // namespace store
