#pragma once

#include <cstdint>
#include <functional>
#include <limits>
#include <optional>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

#include "json/value.hpp"
#include "web/reply.hpp"
#include "web/request.hpp"
#include "web/schema.hpp"

namespace web {

// What JSON must be for a C++ type, and back. Numbers and texts are never guessed from one another.
template <typename T>
struct JsonValue;

// The JSON face of a struct: its fields, written once. From it come parsing with every problem named,
// serialisation and the JSON schema of the documentation.
//
//   struct NewTask { std::string title; std::optional<std::string> description; std::int64_t position = 0; };
//   const auto new_task = web::Model<NewTask>("NewTask")
//       .field("title", &NewTask::title, {.min_length = 1, .max_length = 200})
//       .field("description", &NewTask::description, {.max_length = 2000})
//       .field("position", &NewTask::position, {.presence = web::Presence::defaulted, .minimum = 0});
//   ...
//   const NewTask task = new_task.read(request);
//
// A field of type std::optional may be absent or null; only null when it is `required_nullable`. Any other
// must be there, or keeps its member's initial value when it is `defaulted`; null is not a value of it. A
// name that is no field is a problem.
template <typename T>
class Model {
 public:
  explicit Model(std::string name) : name_(std::move(name)) {}

  // Types: std::string, bool, std::int64_t, double, std::optional and std::vector of these.
  template <typename Member>
  Model&& field(std::string name, Member T::* member, Rules rules = {}) && {
    shapes_.push_back(
        {std::move(name), {JsonValue<Member>::kind, JsonValue<Member>::arity, std::move(rules)}});
    members_.push_back(
        {[member](T& object, const json::Value& value) { object.*member = JsonValue<Member>::from(value); },
         [member](const T& object) { return JsonValue<Member>::to(object.*member); }});
    return std::move(*this);
  }

  // The object that the body of `request` describes. Throws InvalidRequest (422) with all its problems.
  T read(const Request& request) const { return read(request.json_object(), {"body"}); }

  // The same from JSON that stands at `location`.
  T read(const json::Value& json, const std::vector<std::string>& location) const {
    if (auto problems = find_problems(shapes_, json, location); !problems.empty())
      throw InvalidRequest{std::move(problems)};
    T object{};
    for (std::size_t i = 0; i < shapes_.size(); ++i)
      if (json.contains(shapes_[i].name)) members_[i].set(object, json.at(shapes_[i].name));
    return object;
  }

  json::Value write(const T& object) const {
    auto json = json::Value::object();
    for (std::size_t i = 0; i < shapes_.size(); ++i) json.set(shapes_[i].name, members_[i].get(object));
    return json;
  }

  Schema schema() const { return object_schema(name_, shapes_); }

 private:
  struct Access {
    std::function<void(T&, const json::Value&)> set;
    std::function<json::Value(const T&)> get;
  };

  std::string name_;
  std::vector<FieldShape> shapes_;
  std::vector<Access> members_;  // Of the shapes, in their order.
};

// One value that json::Value reads with `read`.
template <typename T, Kind of, std::optional<T> (json::Value::*read)() const>
struct JsonScalar {
  static constexpr auto kind = of;
  static constexpr auto arity = Arity::one;
  static T from(const json::Value& json) { return *(json.*read)(); }
  static json::Value to(const T& value) { return value; }
};

template <>
struct JsonValue<std::string> : JsonScalar<std::string, Kind::text, &json::Value::text> {};
template <>
struct JsonValue<std::int64_t> : JsonScalar<std::int64_t, Kind::integer, &json::Value::integer> {};
template <>
struct JsonValue<double> : JsonScalar<double, Kind::number, &json::Value::number> {};
template <>
struct JsonValue<bool> : JsonScalar<bool, Kind::boolean, &json::Value::boolean> {};

template <typename T>
struct JsonValue<std::optional<T>> {
  static constexpr auto kind = JsonValue<T>::kind;
  static constexpr auto arity = Arity::optional;
  static std::optional<T> from(const json::Value& json) {
    return json.is_null() ? std::nullopt : std::optional<T>(JsonValue<T>::from(json));
  }
  static json::Value to(const std::optional<T>& value) {
    return value ? JsonValue<T>::to(*value) : json::Value();
  }
};

template <typename T>
struct JsonValue<std::vector<T>> {
  static constexpr auto kind = JsonValue<T>::kind;
  static constexpr auto arity = Arity::list;
  static std::vector<T> from(const json::Value& json) {
    std::vector<T> values;
    for (std::size_t i = 0; i < json.size(); ++i) values.push_back(JsonValue<T>::from(json.at(i)));
    return values;
  }
  static json::Value to(const std::vector<T>& values) {
    auto json = json::Value::array();
    for (const auto& value : values) json.push_back(JsonValue<T>::to(value));
    return json;
  }
};

}  // namespace web
