#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "json/value.hpp"

// The data files of tests/vectors. Each function throws std::runtime_error when there is no such file.

// A file as it is.
std::string vector_text(std::string_view file);

// A JSON file; its member "source" says where the data come from.
json::Value vector_json(std::string_view file);

// The elements of a JSON array.
std::vector<json::Value> elements(const json::Value& array);

// The bytes that `hex` spells, two digits each.
std::vector<std::byte> bytes_from_hex(std::string_view hex);
