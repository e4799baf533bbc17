#include "vectors/vectors.hpp"

#include <fstream>
#include <iterator>
#include <stdexcept>

std::string vector_text(std::string_view file) {
  const std::string path = TEST_VECTORS_FOLDER "/" + std::string(file);
  std::ifstream in(path, std::ios::binary);
  if (!in) throw std::runtime_error("cannot read " + path);
  return {std::istreambuf_iterator<char>(in), {}};
}

json::Value vector_json(std::string_view file) { return json::Value::parse(vector_text(file)); }

std::vector<json::Value> elements(const json::Value& array) {
  std::vector<json::Value> list;
  for (std::size_t i = 0; i < array.size(); ++i) list.push_back(array.at(i));
  return list;
}

std::vector<std::byte> bytes_from_hex(std::string_view hex) {
  std::vector<std::byte> bytes;
  for (std::size_t i = 0; i + 1 < hex.size(); i += 2) {
    bytes.push_back(static_cast<std::byte>(std::stoi(std::string(hex.substr(i, 2)), nullptr, 16)));
  }
  return bytes;
}
