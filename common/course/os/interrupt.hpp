#pragma once

namespace course {

// Makes SIGINT, SIGTERM and SIGHUP end what run_process() is running instead of this program at once. Call it
// first in main.
void catch_interrupts();

// Whether one of them came.
bool interrupted();

// Readable from the first such signal on, and never drained: any number of poll() loops may wait for it.
int interrupt_descriptor();

}  // namespace course
