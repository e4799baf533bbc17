#pragma once

#include "web/app.hpp"

// An app whose answers show what the server understood:
//   GET  /hello          {"hello":"world"}
//   POST /echo           the JSON body
//   GET  /whoami         {"remote_address", "bearer"}
//   GET  /secret         guarded by the token "open-sesame"
//   GET  /admin          guarded as well
//   GET  /items/{id}     {"id"}
//   GET  /big            4 MiB of text
//   GET  /throw          throws std::runtime_error("the password is hunter2")
//   GET  /throw-number   throws 7
//   GET  /hole           throws base::NotImplemented("9.9", …)
web::App echo_app();
