#pragma once

#include <memory>

#include "routes.hpp"
#include "store/pool.hpp"

namespace lesson {

// Reads what the people who run the server decide, with parse_dotenv() and load_settings(), from the
// environment and from the file .env in the current directory:
//   JWT_SECRET, METRICS_KEY   needed
//   JWT_SECRET_PREVIOUS       the previous JWT_SECRET, as long as its tokens are valid
//   TOKEN_LEEWAY              0 to 120 seconds; 0 if it is not set
// Throws std::runtime_error, with words for the terminal, if the file or a setting is not good enough.
Services services_from_settings(const std::shared_ptr<store::Pool>& pool,
                                const taskboard_api::Outbox& outbox);

}  // namespace lesson
