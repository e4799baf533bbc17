// The echo app as a process of its own, for tests of web::run.
#include "echo_app.hpp"
#include "web/run.hpp"

int main(int argc, char** argv) { return web::run(echo_app(), {.port = 8000}, argc, argv); }
