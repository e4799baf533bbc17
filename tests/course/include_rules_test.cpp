#include "course/dev/include_rules.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>

#include "course/dev/include_scan.hpp"
#include "fake_course.hpp"
#include "finding_lines.hpp"

using Catch::Matchers::ContainsSubstring;

TEST_CASE("arrows between rooms point one way") {
  struct Row {
    std::string file, header, broken;
  };
  const auto row = GENERATE(values<Row>({
      {"common/jwt/key.cpp", "crypto/hmac.hpp", ""},
      {"common/jwt/key.cpp", "jwt/key.hpp", ""},
      {"common/crypto/hmac.cpp", "jwt/key.hpp", "crypto must not know jwt"},
      {"common/base/hex.cpp", "crypto/hmac.hpp", "base must not know crypto"},
      {"common/jwt/key.cpp", "web/app.hpp", "jwt must not know web"},
      {"common/web/app.cpp", "store/database.hpp", "web must not know store"},
      {"common/web/app.cpp", "course/todo.hpp", "web must not know course"},
      {"common/taskboard/users.cpp", "store/database.hpp", ""},
      {"common/taskboard/users.cpp", "web/app.hpp", "taskboard must not know web"},
      {"common/taskboard_api/routes.cpp", "web/app.hpp", ""},
      {"common/taskboard_api/routes.cpp", "taskboard/users.hpp", ""},
      {"lessons/01_x/a.cpp", "course/todo.hpp", ""},
      {"lessons/01_x/a.cpp", "course/judge/judge.hpp", "lessons must not know course"},
      {"lessons/01_x/a.cpp", "a.hpp", ""},
      {"tests/course/x_test.cpp", "course/judge/judge.hpp", ""},
      {"common/jwt/key.cpp", "jwt/internal/curves.hpp", ""},
      {"common/web/guards.cpp", "jwt/internal/curves.hpp",
       "\"jwt/internal/curves.hpp\" is internal to common/jwt"},
      {"lessons/01_x/a.cpp", "jwt/internal/curves.hpp",
       "\"jwt/internal/curves.hpp\" is internal to common/jwt"},
      {"tests/common/jwt/x_test.cpp", "jwt/internal/curves.hpp", ""},
  }));
  CAPTURE(row.file, row.header);

  CHECK(course::broken_rule(row.file, row.header).value_or("") == row.broken);
}

TEST_CASE("arrows between the rooms of common/course are a stair") {
  struct Row {
    std::string file, header, broken;
  };
  const auto row = GENERATE(values<Row>({
      {"common/course/judge/judge.cpp", "course/judge/verdict.hpp", ""},
      {"common/course/judge/judge.cpp", "course/os/process.hpp", ""},
      {"common/course/os/process.cpp", "course/judge/judge.hpp", "in common/course, os must not know judge"},
      {"common/course/lesson/paths.hpp", "course/session/session.hpp",
       "in common/course, lesson must not know session"},
      {"common/course/commands/list.cpp", "course/watch/watch.hpp",
       "in common/course, commands must not know watch"},
      {"common/course/watch/watch.cpp", "course/commands/list.hpp", ""},
      {"common/course/watch/watch.cpp", "course/dev/finding.hpp",
       "in common/course, watch must not know dev"},
      {"common/course/dev/dev_check.cpp", "course/session/session.hpp", ""},
      {"common/course/token/main.cpp", "course/text/text.hpp", ""},
      {"common/course/token/main.cpp", "course/session/session.hpp",
       "in common/course, token must not know session"},
      {"common/course/main.cpp", "course/command_line/command_line.hpp", ""},
      {"common/course/main.cpp", "course/dev/dev_check.hpp", "in common/course, main.cpp must not know dev"},
      {"common/course/attic/a.cpp", "course/text/text.hpp", "attic is no room of common/course"},
      {"tests/course/x_test.cpp", "course/dev/finding.hpp", ""},
  }));
  CAPTURE(row.file, row.header);

  CHECK(course::broken_rule(row.file, row.header).value_or("") == row.broken);
}

TEST_CASE("a .cpp of common/course has a header of its own name, or is a main") {
  const FakeCourse course;
  course.write("common/course/os/process.hpp", "#pragma once\n");
  course.write("common/course/os/process.cpp", "#include \"course/os/process.hpp\"\n");
  course.write("common/course/os/process_parts.cpp", "#include \"course/os/process.hpp\"\n");
  course.write("common/course/dev/main.cpp", "int main() {}\n");

  const auto text = lines(course::check_includes(course.paths()));

  CHECK_THAT(text, ContainsSubstring("common/course/os/process_parts.cpp: it has no header of its own name"));
  CHECK_THAT(text, !ContainsSubstring("process.cpp") && !ContainsSubstring("main.cpp"));
}

TEST_CASE("libraries of others are seen in their homes only") {
  struct Row {
    std::string file, header;
    bool fine;
  };
  const auto row = GENERATE(values<Row>({
      {"common/crypto/hmac.cpp", "openssl/evp.h", true},
      {"lessons/02_encoding/hmac.cpp", "openssl/evp.h", true},
      {"common/jwt/key.cpp", "openssl/evp.h", false},
      {"common/web/http/tls.cpp", "openssl/ssl.h", true},
      {"common/http_client/fetch.cpp", "openssl/ssl.h", true},
      {"common/web/server.cpp", "openssl/ssl.h", false},
      {"common/store/database.cpp", "SQLiteCpp/SQLiteCpp.h", true},
      {"common/course/progress/progress.cpp", "SQLiteCpp/SQLiteCpp.h", false},
      {"common/web/httplib.hpp", "httplib.h", true},
      {"common/web/server.cpp", "httplib.h", false},
      {"common/http_client/fetch.cpp", "curl/curl.h", true},
      {"common/oauth/provider.cpp", "curl/curl.h", false},
      {"common/http_client/client.cpp", "web/httplib.hpp", true},
      {"common/program/run.cpp", "web/httplib.hpp", false},
      {"common/program/run.cpp", "web/http/tls.hpp", false},
      {"common/web/server.cpp", "web/http/tls.hpp", true},
      {"lessons/01_x/routes.cpp", "httplib.h", false},
      {"common/course/main.cpp", "CLI/CLI.hpp", true},
      {"common/base/hex.cpp", "catch2/catch_test_macros.hpp", false},
      {"tests/common/x.cpp", "catch2/catch_test_macros.hpp", true},
      {"tests/servers/x.cpp", "httplib.h", true},
      {"common/jwt/json.cpp", "nlohmann/json.hpp", true},
      {"common/json/value.hpp", "nlohmann/json.hpp", false},
      {"common/json/value.hpp", "nlohmann/json_fwd.hpp", true},
  }));
  CAPTURE(row.file, row.header);

  CHECK(course::broken_rule(row.file, row.header).has_value() != row.fine);
}

TEST_CASE("a public header that drags httplib in is found where it is included") {
  const FakeCourse course;
  course.write("common/web/server_options.hpp", "#pragma once\n#include <httplib.h>\n");
  course.write("common/web/app.hpp", "#pragma once\n\n#include \"web/server_options.hpp\"\n");
  course.write("common/web/app.cpp", "#include \"web/app.hpp\"\n");
  course.write("lessons/01_fake/routes.hpp", "#pragma once\n#include \"web/app.hpp\"\n");
  course.write("common/jwt/late.cpp", "// \"web/app.hpp\"\n\n#include \"web/app.hpp\"\n");

  const auto text = lines(course::check_includes(course.paths()));

  CHECK_THAT(text, ContainsSubstring("lessons/01_fake/routes.hpp:2: a public header drags httplib in: "
                                     "web/app.hpp → web/server_options.hpp → <httplib.h>"));
  CHECK_THAT(text, ContainsSubstring("common/jwt/late.cpp:3: jwt must not know web"));
  CHECK_THAT(text, !ContainsSubstring("common/web/app.cpp"));
}
