// Lab 6c · A key of your own choice
//
// You are mallory, and want to be carol once more. This server keeps its keys in a table, and finds the key
// that a token names with one statement:
//
//   SELECT secret FROM keys WHERE kid = '…'
//
// The text between the quotes is the kid of the token, as it came. In SQL a quote ends a text, and
//
//   SELECT … UNION SELECT 'word'
//
// returns the rows of the first SELECT, and a row with this word. A kid that no key has gives no row.
//
//   evidence.header, .claims          your own token, decoded. A json::Value has set(name, value)
//   evidence.victim                   the "sub" of a token of carol's
//   sign_with(header, claims, key)    a token, signed with these bytes
//   evidence.show_me(token)           GET /me: 200 {"user":"…"}
//
// Return the body of GET /me for carol. An answer has .status and .body.
#include "kid_sql_injection.hpp"

#include "course/todo.hpp"

namespace lesson {

Loot attack(const Evidence& evidence) {
  course::todo("lab6c", evidence);  // Your code replaces this line.
}

}  // namespace lesson
