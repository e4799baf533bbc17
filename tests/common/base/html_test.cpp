#include "base/html.hpp"

#include <catch2/catch_test_macros.hpp>

TEST_CASE("escaped text stays text between tags and inside quoted attributes", "[html]") {
  CHECK(base::escape_html(R"(<script>alert("1")</script>)") ==
        "&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;");
  CHECK(base::escape_html(R"(' onfocus='alert(1))") == "&#39; onfocus=&#39;alert(1)");
}

TEST_CASE("an ampersand is escaped once, whatever follows it", "[html]") {
  CHECK(base::escape_html("a&b &amp; &#60;") == "a&amp;b &amp;amp; &amp;#60;");
}

TEST_CASE("other characters are not changed", "[html]") {
  CHECK(base::escape_html("Zoë's café: 3 + 4 = 7; `x`") == "Zoë&#39;s café: 3 + 4 = 7; `x`");
  CHECK(base::escape_html("").empty());
}
