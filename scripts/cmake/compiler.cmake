# libstdc++ shows std::expected only to a compiler that says it knows C++20's concepts in full. clang before 19
# knows what std::expected needs and does not say so (llvm-project pull request 87998).
if(CMAKE_CXX_COMPILER_ID STREQUAL "Clang" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 19)
  add_compile_options(-D__cpp_concepts=202002L -Wno-builtin-macro-redefined -Wno-macro-redefined)
endif()
