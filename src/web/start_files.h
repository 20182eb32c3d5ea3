// The files that a consultation begins with, as its organiser sends them: guide, drafts, roster. Read one after another by
// the same passes as on the command line, beside the answers; what came of the last of each is told until the program ends.
// A file that is not read yet when the program ends is gone, and the organiser sees that its step is not done.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "app/policy.h"
#include "base/result.h"
#include "web/event_board.h"
#include "web/file_queue.h"

namespace dh::web {

struct StartFile {
  enum class Kind { guide, draft, roster };
  enum class State { waiting, reading, read, refused };
  std::int64_t number = 0;  // from 1, in the order of arrival
  Kind kind = Kind::guide;
  std::string document;     // of a draft: the id that the guide's document has
  std::string name;         // "huong-dan.docx"
  std::string by;
  State state = State::waiting;
  std::string step;         // while it is read: what is being done, as intake/drafts.h tells it; may be empty
  std::string place;        // of one that is refused: where in it; may be empty
  std::string reason;       // and why
};
const char* name(StartFile::Kind kind);
const char* name(StartFile::State state);

class StartFiles {
 public:
  // `changed`: something was read.
  StartFiles(std::filesystem::path workspace, EventBoard& events, std::function<void()> changed);
  ~StartFiles();
  StartFiles(const StartFiles&) = delete;
  StartFiles& operator=(const StartFiles&) = delete;

  // Takes the received file over; `use` and `asker` are for the gate, which is asked again when a draft's turn comes.
  Result<StartFile> take(const std::filesystem::path& received, StartFile file, app::Use use, const app::Asker& asker);
  // The last of each kind and document.
  std::vector<StartFile> told() const;

 private:
  struct Waiting {
    StartFile file;
    std::filesystem::path path;  // in a folder of its own
    app::Use use = app::Use::take_from_network;
    app::Asker asker;
  };
  void read(const Waiting& one);
  Status read_into_workspace(const Waiting& one);
  void tell(const StartFile& file);

  std::filesystem::path workspace_;
  EventBoard& events_;
  std::function<void()> changed_;
  mutable std::mutex mutex_;
  std::vector<StartFile> told_;
  std::int64_t last_ = 0;
  FileQueue<Waiting> queue_;  // last: its thread uses all the others
};

}  // namespace dh::web
