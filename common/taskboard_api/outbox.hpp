#pragma once

#include <functional>
#include <string>

namespace taskboard_api {

// What is sent to a user. Anyone who reads a mail with a token can set a new password: it belongs in a mail
// to that user, never in a log (R35).
struct Mail {
  std::string to;
  std::string text;
  std::string token{};  // Empty, unless the mail lets its reader set a new password.
};

// Takes mails; called by many threads.
using Outbox = std::function<void(const Mail&)>;

// Stands in for a mail server: prints to standard output. Not the log: that goes to standard error, and holds
// no token. Thread-safe.
void print_mail(const Mail& mail);

}  // namespace taskboard_api
