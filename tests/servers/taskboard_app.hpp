#pragma once

#include <memory>

#include "store/pool.hpp"
#include "taskboard/passwords.hpp"
#include "taskboard_api/access_tokens.hpp"
#include "web/app.hpp"

// What opens GET /metrics of this app.
inline constexpr const char* metrics_key = "metrics-key-of-the-tests";

// Taskboard behind the guards that lesson 4 has its learners write, as they should come out.
web::App taskboard_app(const std::shared_ptr<store::Pool>& pool,
                       const std::shared_ptr<const taskboard::Passwords>& passwords,
                       const std::shared_ptr<const taskboard_api::AccessTokens>& tokens);
