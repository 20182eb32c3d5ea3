#include <array>

#include "intake/mail_reader.h"
#include "intake/reader.h"

namespace dh::intake {

// The order is for people; read_any asks all.
std::span<const Reader> readers() {
  static constexpr std::array all{
      Reader{"eml", recognise_eml, read_eml},
      Reader{"mbox", recognise_mbox, read_mbox},
  };
  return all;
}

}  // namespace dh::intake
