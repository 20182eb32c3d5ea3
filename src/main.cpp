#include "cli/cli.h"

int main(int argc, char** argv) { return dh::cli::run(argc, argv); }
