# Every third-party library, named once: the system's where there is one, else downloaded at a pinned
# commit. Preset `fetch` (COURSE_FETCH=ON) downloads all of them. A source tree at hand takes the place
# of a download: -DFETCHCONTENT_SOURCE_DIR_HTTPLIB=<folder>.
# Why, and how to raise a pin: docs/decisions/0030-system-libraries-first.md.
include(FetchContent)

option(COURSE_FETCH "Download every library at its pinned commit, even where the system has it" OFF)
if(COURSE_FETCH)
  set(FETCHCONTENT_TRY_FIND_PACKAGE_MODE NEVER)
endif()

# These are always the system's: one is the C library's business, the others need security updates.
find_package(Threads REQUIRED)
find_package(OpenSSL 3.0 REQUIRED)
find_package(CURL 7.87 REQUIRED)

# What the downloaded projects are told. They read plain variables where policy CMP0077 is NEW.
set(CMAKE_POLICY_DEFAULT_CMP0077 NEW)
set(CATCH_INSTALL_DOCS OFF)
set(CATCH_INSTALL_EXTRAS OFF)
set(CLI11_INSTALL OFF)
set(HTTPLIB_INSTALL OFF)
set(HTTPLIB_REQUIRE_OPENSSL ON)
set(HTTPLIB_USE_BROTLI_IF_AVAILABLE OFF)  # Bodies come plain: common/web refuses any Content-Encoding.
set(HTTPLIB_USE_ZLIB_IF_AVAILABLE OFF)
set(HTTPLIB_USE_ZSTD_IF_AVAILABLE OFF)
set(JSON_BuildTests OFF)
set(JSON_Install OFF)
set(SQLITECPP_INCLUDE_SCRIPT OFF)
set(SQLITECPP_RUN_CPPCHECK OFF)
set(SQLITECPP_RUN_CPPLINT OFF)

FetchContent_Declare(httplib SYSTEM
  GIT_REPOSITORY https://github.com/yhirose/cpp-httplib.git
  GIT_TAG 278c2979e8c68468960c3073e28e1c51b098d6a4  # v0.56.0
  FIND_PACKAGE_ARGS 0.41 MODULE)  # Findhttplib.cmake looks in more than one place; scripts/setup names the version, too.

FetchContent_Declare(nlohmann_json SYSTEM
  GIT_REPOSITORY https://github.com/nlohmann/json.git
  GIT_TAG 9cca280a4d0ccf0c08f47a99aa71d1b0e52f8d03  # v3.11.3
  FIND_PACKAGE_ARGS 3.11)

FetchContent_Declare(SQLiteCpp SYSTEM
  GIT_REPOSITORY https://github.com/SRombauts/SQLiteCpp.git
  GIT_TAG fe6086c12679d8744c02fa03e83e75feca2413d8  # 3.3.1
  FIND_PACKAGE_ARGS 3.2)

FetchContent_Declare(Catch2 SYSTEM
  GIT_REPOSITORY https://github.com/catchorg/Catch2.git
  GIT_TAG fa43b77429ba76c462b1898d6cd2f2d7a9416b14  # v3.7.1
  FIND_PACKAGE_ARGS 3.4)

FetchContent_Declare(CLI11 SYSTEM
  GIT_REPOSITORY https://github.com/CLIUtils/CLI11.git
  GIT_TAG 6c7b07a878ad834957b98d0f9ce1dbe0cb204fc9  # v2.4.2
  FIND_PACKAGE_ARGS 2.1)

message(STATUS "Looking for the libraries; one that is missing is downloaded (scripts/setup installs them all)")
FetchContent_MakeAvailable(httplib nlohmann_json SQLiteCpp Catch2 CLI11)
