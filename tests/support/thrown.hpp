#pragma once

#include <cstdlib>
#include <cxxabi.h>
#include <memory>
#include <string>
#include <typeinfo>

#include "base/not_implemented.hpp"

// "throws std::invalid_argument": the same words for what is wanted and for what came.
template <typename Exception>
std::string throws(const Exception& thrown) {
  const std::unique_ptr<char, decltype(&std::free)> name(
      abi::__cxa_demangle(typeid(thrown).name(), nullptr, nullptr, nullptr), &std::free);
  return std::string("throws ") + (name ? name.get() : typeid(thrown).name());
}

// The text that `work` gives, or "throws …". An exception derived from `Wanted` counts as `Wanted`.
template <typename Wanted, typename Work>
std::string text_or_exception(const Work& work) {
  try {
    return work();
  } catch (const base::NotImplemented&) {
    throw;  // The exercise waits.
  } catch (const Wanted&) {
    return throws(Wanted(""));
  } catch (const std::exception& other) {
    return throws(other);
  } catch (...) {
    return "throws something that is no std::exception";
  }
}
