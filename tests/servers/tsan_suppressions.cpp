// What ThreadSanitizer of GCC 12 sees wrongly.
//
// Socket: one worker puts a socket back into the epoll set, and before epoll_ctl() has returned another is
// woken by it and closes the socket. The system keeps the first call safe.
//
// cpp-httplib: the packaged library is not instrumented. How its static tables are made once, whichever
// thread comes first, is not seen; that they are read is.
#ifdef __SANITIZE_THREAD__
extern "C" const char* __tsan_default_suppressions();  // NOLINT(bugprone-reserved-identifier,cert-dcl*)
extern "C" const char* __tsan_default_suppressions() {
  return "race:web::Socket::~Socket\n"
         "called_from_lib:libcpp-httplib.so\n";
}
#endif
