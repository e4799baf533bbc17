#pragma once

#include <map>
#include <string>
#include <vector>

#include "json/value.hpp"

namespace web {

// A way to authenticate, as OpenAPI describes it ("Security Scheme Object").
struct SecurityScheme {
  std::string name;  // Unique in one document.
  json::Value definition;
};

// A scheme that an operation accepts, and the scopes it asks for (OAuth 2 schemes only).
struct SecurityRequirement {
  SecurityScheme scheme;
  std::vector<std::string> scopes{};
};

// Scope names and what they allow.
using Scopes = std::map<std::string, std::string>;

// A JWT in the Authorization header.
SecurityScheme bearer_jwt();

// A key in a header of its own.
SecurityScheme api_key_header(const std::string& header);

// A bearer token from the token endpoint, for a name and a password.
SecurityScheme oauth2_password(const std::string& token_url, const Scopes& scopes = {});

// A bearer token from the token endpoint, for a code from the authorization endpoint.
struct AuthorizationCodeUrls {
  std::string authorization;
  std::string token;
};
SecurityScheme oauth2_authorization_code(const AuthorizationCodeUrls& urls, const Scopes& scopes = {});

}  // namespace web
