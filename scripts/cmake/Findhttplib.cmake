# Finds an installed cpp-httplib and gives it one name, httplib::httplib.
#
# Upstream installs a CMake package; Debian and Ubuntu install a compiled library and a pkg-config file. The
# defines that pkg-config prints are part of that library's layout: without them a program crashes.
# Upstream's version file accepts only its own minor version, so the version is compared here.
find_package(httplib CONFIG QUIET)

if(NOT TARGET httplib::httplib)
  find_package(PkgConfig QUIET)
  if(PkgConfig_FOUND)
    pkg_check_modules(cpp_httplib QUIET IMPORTED_TARGET "cpp-httplib >= ${httplib_FIND_VERSION}")
  endif()
  if(cpp_httplib_FOUND)
    add_library(httplib::httplib ALIAS PkgConfig::cpp_httplib)
    set(httplib_VERSION ${cpp_httplib_VERSION})
  endif()
endif()

if(TARGET httplib::httplib)
  set(httplib_TARGET httplib::httplib)
endif()
include(FindPackageHandleStandardArgs)
find_package_handle_standard_args(httplib REQUIRED_VARS httplib_TARGET VERSION_VAR httplib_VERSION)
