// The command line: `dienhong [-w DIR] COMMAND …`. Exit codes: 0 done; 1 something was refused or does not hold (said
// on stderr, one line each); 2 wrong usage; 3 a fault of ours.
#pragma once

namespace dh::cli {

int run(int argc, char** argv);

}  // namespace dh::cli
