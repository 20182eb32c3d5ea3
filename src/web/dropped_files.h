// Files that people drop on the desk: received into a folder of the workspace, read in the order of their arrival by the
// same pass as on the command line, and told of, one by one, until the program ends. What was received is read after a
// restart too.
#pragma once

#include <cstdint>
#include <deque>
#include <filesystem>
#include <functional>
#include <mutex>
#include <string>
#include <vector>

#include "base/result.h"
#include "model/account.h"
#include "web/event_board.h"
#include "web/file_queue.h"

namespace dh::web {

struct DroppedFile {
  enum class State { waiting, reading, read, known, refused };
  std::int64_t number = 0;  // from 1, in the order of arrival
  std::string name;         // "CK/y-kien.docx", under which it is kept: "CK/y-kien (2).docx" when another such file stands
  std::string unit;         // code; what is found in it is theirs; empty: as the file says
  std::string owner;        // code of the unit of who dropped it; empty: the whole tree
  std::string by;
  std::string at;           // ISO 8601
  bool from_network = true;  // else it was dropped at the office's own desk (app/policy.h)
  std::string sha256;       // empty until it is read
  State state = State::waiting;
  int opinions = 0;
  int waiting = 0;          // of them, what awaits a person
  std::vector<std::string> reasons;  // one plain line each, of what could not be read: the file, or parts of it
};
const char* name(DroppedFile::State state);

// The name to keep a file under, of whatever a browser says: its own and that of the folder it lay in.
Result<std::string> kept_name(const std::string& told);

class DroppedFiles {
 public:
  // `changed`: something was read.
  DroppedFiles(std::filesystem::path workspace, EventBoard& events, std::function<void()> changed);
  DroppedFiles(const DroppedFiles&) = delete;
  DroppedFiles& operator=(const DroppedFiles&) = delete;

  // Where bytes are received, on the same file system as the rest.
  Result<std::filesystem::path> folder() const;
  // Takes the received file over: when this returns it will be read, even if the program ends first.
  Result<DroppedFile> take(const std::filesystem::path& received, const std::string& name, const std::string& unit, const Account& by, bool from_network);
  // Those that `sees` lets through, the newest first.
  std::vector<DroppedFile> list(const std::function<bool(const DroppedFile&)>& sees) const;

 private:
  struct Waiting {
    std::int64_t number = 0;
    std::filesystem::path folder;  // holds about.json and the file in the folder that it lay in
  };
  void take_up_left();
  void read(const Waiting& one);
  void tell(const DroppedFile& file);
  void update(const DroppedFile& file);
  DroppedFile begin(const Waiting& one);

  std::filesystem::path workspace_;
  EventBoard& events_;
  std::function<void()> changed_;
  mutable std::mutex mutex_;
  std::deque<DroppedFile> told_;
  std::int64_t last_ = 0;
  FileQueue<Waiting> queue_;  // last: its thread uses all the others
};

}  // namespace dh::web
