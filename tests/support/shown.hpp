#pragma once

#include <optional>
#include <string>

#include <catch2/catch_tostring.hpp>

#include "jwt/json.hpp"

// How values that Catch2 does not know look in a verdict. Every judge has them from its precompiled header.

template <typename T>
struct Catch::StringMaker<std::optional<T>> {
  static std::string convert(const std::optional<T>& value) {
    return value ? Catch::Detail::stringify(*value) : "nothing";
  }
};

template <>
struct Catch::StringMaker<jwt::Json> {
  static std::string convert(const jwt::Json& value) { return value.dump(); }
};
