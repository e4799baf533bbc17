// What including the web layer costs those who write routes: not httplib, and not nlohmann's parser.
#include <catch2/catch_test_macros.hpp>

#include "http_client/client.hpp"
#include "program/run.hpp"
#include "test_server.hpp"
#include "web/app.hpp"
#include "web/guards.hpp"
#include "web/model.hpp"
#include "web/server.hpp"

TEST_CASE("no public header of web drags in a third-party library", "[headers]") {
#ifdef CPPHTTPLIB_HTTPLIB_H
  FAIL("httplib.h came along");
#endif
#ifdef INCLUDE_NLOHMANN_JSON_HPP_
  FAIL("nlohmann/json.hpp came along");
#endif
  SUCCEED();
}
