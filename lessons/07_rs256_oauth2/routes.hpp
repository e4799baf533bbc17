#pragma once

#include <memory>

#include "authorization_server.hpp"
#include "resource_server.hpp"
#include "web/app.hpp"

namespace lesson {

// The authorization server: it knows users and clients, and issues tokens.
web::App authorization_server_app(const std::shared_ptr<AuthorizationServer>& server);

// Taskboard: it knows projects and tasks, and accepts the tokens of others.
web::App taskboard_app(const std::shared_ptr<ResourceServer>& server);

}  // namespace lesson
