// Lab 7g · Welcome, mallory
//
// You are mallory, and want to read what alice writes. You do not need her account for that: let her write in
// yours. The client keeps notes. It logs users in with an identity provider, and redirects their browsers
// like this:
//
//   GET /login/start             303 to the provider, which knows your browser
//   the provider                 303 to /login/callback?code=…
//   GET /login/callback?code=…   303 to /notes; this browser is logged in now
//
// Your browser stops at each redirect, and shows it to you. Find out in login_csrf_flawed.cpp what the client
// checks about the browser that brings a code. A code works once.
//
//   evidence.browse(url)     opens a page in your browser: .status, .header("Location"), .body
//   evidence.lure(link)      alice opens your link, and saves a note at the client later
//
// Return the page of evidence.notes, as your browser receives it afterwards.
#include "login_csrf.hpp"

#include "course/todo.hpp"

namespace lesson {

Loot attack(const Evidence& evidence) {
  course::todo("lab7g", evidence);  // Your code replaces this line.
}

}  // namespace lesson
