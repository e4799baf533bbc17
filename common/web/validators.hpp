#pragma once

#include <string_view>

// The formats that a text of a model can be asked for (Format in schema.hpp).
namespace web {

// Whether this can be somebody's e-mail address: local part, one @, a domain with a dot, 254 bytes at most.
bool is_email(std::string_view text);

// Whether this is a day of the calendar as RFC 3339 writes it ("full-date"): 2026-11-22.
bool is_date(std::string_view text);

}  // namespace web
