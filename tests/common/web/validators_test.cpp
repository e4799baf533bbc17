#include "web/validators.hpp"

#include <string>

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

TEST_CASE("an e-mail address has one @, a local part and a domain with a dot", "[formats]") {
  CHECK(web::is_email("alice@example.com"));
  CHECK(web::is_email("alice+tasks@mail.example.co.uk"));
  const auto bad =
      GENERATE(as<std::string>(), "", "@", "alice", "alice@", "@example.com", "alice@example",
               "a@b@example.com", "alice@.com", "alice@example.", "al ice@example.com", "alice@exa mple.com",
               ".alice@example.com", "a..b@example.com", "alice@-a.com", "alice@example.com\n");
  CHECK_FALSE(web::is_email(bad));
}

TEST_CASE("a date is a day of the calendar, in one spelling", "[formats]") {
  const auto bad =
      GENERATE(values<std::string>({"", "2027-1-31", "2027-02-29", "2026-02-30", "2027-00-10", "2027-13-01",
                                    "2027-01-00", "20270131", "2027/01/31", "31-01-2027", "+027-01-31",
                                    "2027-01-31T00:00:00Z", " 2027-01-3", "2027-01-3x", "tomorrow!!"}));
  INFO(bad);
  CHECK_FALSE(web::is_date(bad));
  CHECK(web::is_date("2028-02-29"));
  CHECK_FALSE(web::is_date("2100-02-29"));
}
