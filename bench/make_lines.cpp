// Prints made opinions, one a line, for bench/group.   make_lines COUNT SEED
#include <cstdio>
#include <cstdlib>

#include "alike/made_texts.h"

int main(int argc, char** argv) {
  if (argc != 3) return std::fputs("usage: make_lines COUNT SEED\n", stderr), 2;
  for (const auto& made : dh::alike::make_texts(std::strtoull(argv[1], nullptr, 10), std::strtoull(argv[2], nullptr, 10))) std::puts(made.text.c_str());
  return 0;
}
