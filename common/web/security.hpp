#pragma once

#include <string>
#include <vector>

#include "jwt/json.hpp"

namespace web {

// A way to show who one is, as OpenAPI describes it ("Security Scheme Object").
struct SecurityScheme {
  std::string name;  // Unique in one document.
  jwt::Json definition;
};

// A scheme that an operation accepts, and the scopes it asks for (OAuth 2 schemes only).
struct SecurityRequirement {
  SecurityScheme scheme;
  std::vector<std::string> scopes{};
};

// A JWT in the Authorization header.
inline SecurityScheme bearer_jwt() {
  return {"bearer", {{"type", "http"}, {"scheme", "bearer"}, {"bearerFormat", "JWT"}}};
}

}  // namespace web
