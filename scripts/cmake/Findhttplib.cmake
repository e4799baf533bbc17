# Finds cpp-httplib and gives it one name, httplib::httplib, which brings OpenSSL and threads along.
#
# It looks for the CMake package that upstream installs, then for the compiled library and the pkg-config file of
# Debian and Ubuntu, then for the header that scripts/setup fetches (docs/decisions/0030-system-libraries-first.md).
set(httplib_TARGET)

# Upstream's version file accepts only its own minor version, and an old package would define the target that a
# download defines later. So we ask for a version that nobody has, and load the first package that is new enough.
find_package(httplib 9999 CONFIG QUIET)
foreach(version IN LISTS httplib_CONSIDERED_VERSIONS)
  if(NOT httplib_TARGET AND version VERSION_GREATER_EQUAL httplib_FIND_VERSION)
    find_package(httplib ${version} EXACT CONFIG REQUIRED)
    set(httplib_TARGET httplib::httplib)
  endif()
endforeach()

# The defines that pkg-config prints are part of the compiled library's layout: without them a program crashes.
if(NOT httplib_TARGET)
  find_package(PkgConfig QUIET)
  if(PkgConfig_FOUND)
    pkg_check_modules(cpp_httplib QUIET IMPORTED_TARGET "cpp-httplib >= ${httplib_FIND_VERSION}")
  endif()
  if(cpp_httplib_FOUND)
    add_library(httplib::httplib INTERFACE IMPORTED)
    target_link_libraries(httplib::httplib INTERFACE PkgConfig::cpp_httplib)
    set(httplib_TARGET httplib::httplib)
    set(httplib_VERSION ${cpp_httplib_VERSION})
  endif()
endif()

if(NOT httplib_TARGET)
  set(fetched_httplib ${PROJECT_SOURCE_DIR}/build/packages/cpp-httplib)
  if(EXISTS ${fetched_httplib}/httplib.h)
    file(STRINGS ${fetched_httplib}/httplib.h httplib_VERSION REGEX "^#define CPPHTTPLIB_VERSION ")
    string(REGEX MATCH "[0-9.]+" httplib_VERSION "${httplib_VERSION}")
  endif()
  if(httplib_VERSION VERSION_GREATER_EQUAL httplib_FIND_VERSION)
    add_library(httplib::httplib INTERFACE IMPORTED)
    target_include_directories(httplib::httplib INTERFACE ${fetched_httplib})
    set(httplib_TARGET httplib::httplib)
  endif()
endif()

if(httplib_TARGET)
  target_compile_definitions(httplib::httplib INTERFACE CPPHTTPLIB_OPENSSL_SUPPORT)
  target_link_libraries(httplib::httplib INTERFACE OpenSSL::SSL OpenSSL::Crypto Threads::Threads)
endif()
include(FindPackageHandleStandardArgs)
find_package_handle_standard_args(httplib REQUIRED_VARS httplib_TARGET VERSION_VAR httplib_VERSION)
