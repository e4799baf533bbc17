#pragma once

#include "program/run.hpp"
#include "server_settings.hpp"

// The two servers of this lesson, each with its databases and its routes. They share no object: what
// Taskboard knows about tokens, it fetches over HTTP, as it does from strangers. Given.
namespace lesson {

// Issues tokens for Taskboard. As soon as it listens, it registers its clients and prints the secret of
// report-job; --seed and --rotate-key take effect then.
program::Hosted host_authorization_server(const ServerSettings& settings);

// Accepts the tokens of the authorization server and of the other issuers in `settings`.
program::Hosted host_taskboard(const ServerSettings& settings);

}  // namespace lesson
