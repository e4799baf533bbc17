#pragma once

#include <string>
#include <vector>

#include "web/reply.hpp"
#include "web/request.hpp"

// The credentials in a request and its answer, which no log may hold (R35).
//
// Of the request: the value of each header but Host, Accept and Content-Type, and the word behind its scheme;
// the value of each cookie; what "password", "token" and the other names of secrets hold in a JSON body, a
// form or the query; each segment of the path that is as long as a token and looks as random.
//
// Of the answer: the cookies that it sets, what names of secrets hold in a JSON body, and the code and the
// state in the address that it refers to.
//
// Of a signed token, the signature alone is a secret, too.
std::vector<std::string> secrets_of(const web::Request& request, const web::Reply& reply);
