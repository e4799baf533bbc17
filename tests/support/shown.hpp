#pragma once

#include <concepts>
#include <optional>
#include <string>

#include <catch2/catch_tostring.hpp>

// How values that Catch2 does not know look in a verdict. Every judge has this from its precompiled header.

namespace json {
class Value;  // A judge that compares one includes its header; a first verdict does not wait for it.
}

template <typename T>
struct Catch::StringMaker<std::optional<T>> {
  static std::string convert(const std::optional<T>& value) {
    return value ? Catch::Detail::stringify(*value) : "nothing";
  }
};

template <typename T>
  requires std::same_as<T, json::Value>
struct Catch::StringMaker<T> {
  static std::string convert(const T& value) { return value.dump(); }
};
