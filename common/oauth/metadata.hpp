#pragma once

#include <chrono>
#include <string>
#include <string_view>
#include <vector>

#include "json/value.hpp"
#include "oauth/authorization_request.hpp"
#include "web/reply.hpp"

// What a server publishes about itself.
namespace oauth {

struct ServerDescription {
  std::string issuer;  // Endpoints are below it: issuer + "/token".
  std::vector<Resource> resources;
  std::vector<std::string> grant_types;
};

// The metadata of an authorization server: one document for /.well-known/openid-configuration (OpenID Connect
// Discovery §3) and /.well-known/oauth-authorization-server (RFC 8414 §2, R42).
json::Value describe_server(const ServerDescription& server);

// The metadata of an API for /.well-known/oauth-protected-resource (RFC 9728 §2).
json::Value describe_resource(const Resource& resource, const std::vector<std::string>& issuers);

// 200, and may be kept for so many seconds.
web::Reply publish(const json::Value& document, std::chrono::seconds max_age);

// The refusal with a challenge that says where the metadata of the API are (RFC 9728 §5.1).
web::HttpError with_resource_metadata(web::HttpError refusal, const std::string& url);

}  // namespace oauth
