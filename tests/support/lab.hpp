#pragma once

#include <functional>
#include <string>
#include <string_view>

// What the judges of labs share: an attack meets a server, and the outcome is told to a runner.
namespace lab {

enum class Server { flawed, own };

// "breached" only by the flaw that the lab is about. "not breached": the flawed server defends nothing, so
// the attack missed its flaw. "not attacked": nothing was sent, or only what an honest user might send.
// "blocked for the wrong reason": the attack failed before it met the defence that the lab is about, for
// instance because its token was malformed.
enum class Outcome { breached, not_breached, not_attacked, blocked, blocked_for_the_wrong_reason };

// "breached", "not_breached", …: for events, and for checks that read as words.
std::string_view text(Outcome outcome);

// What an attack came to on one server.
struct Result {
  Server server;
  Outcome outcome;
  std::string request;  // What was sent: "GET /whoami with the forged badge".
  std::string reason;   // What the server made of it, in one sentence.
  std::string
      rule{};  // The rule that this flaw breaks, in a lab with several; otherwise the lesson.json has it.
};

// Runs an attack and returns what it threw: "bad optional access". Returns "no exception" if it threw
// nothing. An attack that reads what a refused token has not got is to blame itself, not the server that
// refused it. base::NotImplemented goes on: an exercise waits.
std::string exception_of(const std::function<void()>& attack);

// Emits {"event":"lab","server":"flawed"|"own","outcome":"…","request":"…","reason":"…","rule":"…"}.
void report(const Result& result);

}  // namespace lab
