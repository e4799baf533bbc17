// What ThreadSanitizer of GCC 12 reports about cpp-httplib and does no harm.
//
// SSLServer notes why a handshake failed in one number for all connections, without a lock (0.41). Nobody
// reads it.
//
// A packaged library is not instrumented. How its static tables are made once, whichever thread comes first,
// is not seen; that they are read is.
#ifdef __SANITIZE_THREAD__
extern "C" const char* __tsan_default_suppressions();  // NOLINT(bugprone-reserved-identifier,cert-dcl*)
extern "C" const char* __tsan_default_suppressions() {
  return "race_top:httplib::SSLServer::process_and_close_socket\n"
         "called_from_lib:libcpp-httplib.so\n";
}
#endif
