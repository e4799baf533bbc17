#pragma once

#include <string>
#include <string_view>

namespace course {

// What a judge's process wrote to its terminal, by author.
struct RunOutput {
  std::string printed;  // By the learner's code.
  std::string report;   // By UndefinedBehaviorSanitizer: with g++ it ignores its log_path when
                        // AddressSanitizer is there, too.
};

// Splits `output` by author, without the lines that the judge itself adds.
RunOutput split_output(std::string_view output);

}  // namespace course
