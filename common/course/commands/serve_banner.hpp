#pragma once

#include <string>
#include <vector>

#include "course/lesson/lesson.hpp"
#include "course/text/terminal.hpp"

namespace course {

// What a reader can do with a server that listens on `port` of this machine: its title, commands to try,
// where its pages are. `arguments` are those of the server itself: with --tls the commands speak HTTPS and
// trust the certificate that is named there; a self-signed certificate made for one run cannot be verified,
// so they use `curl -k`.
std::string serve_banner(const Exercise& server, int port, const std::vector<std::string>& arguments,
                         const Terminal& terminal);

}  // namespace course
