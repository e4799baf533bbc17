// What ThreadSanitizer of GCC 12 sees wrongly: one worker puts a socket back into the epoll set, and before
// epoll_ctl() has returned another is woken by it and closes the socket. The system keeps the first call
// safe.
#ifdef __SANITIZE_THREAD__
extern "C" const char* __tsan_default_suppressions();  // NOLINT(bugprone-reserved-identifier,cert-dcl*)
extern "C" const char* __tsan_default_suppressions() { return "race:web::Socket::~Socket\n"; }
#endif
