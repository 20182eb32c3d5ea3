#include "web/dropped_files.h"

#include <algorithm>
#include <array>
#include <boost/json.hpp>

#include "app/passes.h"
#include "base/clock.h"
#include "base/crypto.h"
#include "base/files.h"
#include "base/limits.h"
#include "text/utf8.h"

namespace dh::web {
namespace {

namespace fs = std::filesystem;
namespace json = boost::json;

constexpr const char* arriving = "arriving";       // folder in the workspace
constexpr const char* about_file = "about.json";
constexpr const char* usual_folder = "ban-thu-ky";  // of a file that came without one

tl::unexpected<Error> cannot(const char* what, const std::error_code& fault) { return fail(Error::Kind::io, std::string(what) + ": " + fault.message()); }

std::string text_of(const json::object& about, const char* field) {
  const json::value* found = about.if_contains(field);
  return found != nullptr && found->is_string() ? std::string(found->get_string()) : std::string();
}

// "CK/y-kien (2).docx": a file of other bytes must not take the place of one that came before, as it would by one name.
Result<std::string> free_name(const store::WorkspaceStore& store, const std::string& name, const std::string& sha256) {
  const std::size_t dot = name.rfind('.');
  const bool has_end = dot != std::string::npos && dot > name.find('/') + 1;
  const std::string stem = name.substr(0, has_end ? dot : name.size()), end = has_end ? name.substr(dot) : std::string();
  for (int number = 1;; ++number) {
    const std::string tried = number == 1 ? name : stem + " (" + std::to_string(number) + ")" + end;
    const std::vector<Source> there = TRY(store.sources_under(tried));
    if (std::ranges::none_of(there, [&](const Source& one) { return one.file == tried && one.sha256 != sha256; })) return tried;
  }
}

}  // namespace

const char* name(DroppedFile::State state) {
  static constexpr std::array names = {"waiting", "reading", "read", "known", "refused"};
  return names[static_cast<std::size_t>(state)];
}

Result<std::string> kept_name(const std::string& told) {
  const auto refuse = [&](const char* reason) { return fail(Error::Kind::refused, reason, {}, "name"); };
  if (!is_valid_utf8(told)) return refuse("the name is no UTF-8");
  const std::size_t last = told.find_last_of("/\\");
  const std::string file = told.substr(last == std::string::npos ? 0 : last + 1);
  std::string folder = last == std::string::npos ? std::string() : told.substr(0, last);
  folder = folder.substr(folder.find_last_of("/\\") == std::string::npos ? 0 : folder.find_last_of("/\\") + 1);
  if (folder.empty()) folder = usual_folder;
  for (const std::string& part : {file, folder}) {
    if (part.empty() || part == "." || part == "..") return refuse("the file has no name");
    if (part.size() > limits::file_name_bytes) return refuse("the name is too long");
    if (std::ranges::any_of(part, [](unsigned char c) { return c < 0x20 || c == 0x7F; })) return refuse("the name holds control characters");
  }
  if (file.starts_with('.') || file.starts_with("~$") || folder.starts_with('.')) return refuse("a hidden file or one that an office program keeps for itself");
  return folder + '/' + file;
}

DroppedFiles::DroppedFiles(fs::path workspace, EventBoard& events, std::function<void()> changed)
    : workspace_(std::move(workspace)), events_(events), changed_(std::move(changed)), queue_([this](const Waiting& one) { read(one); }) {
  take_up_left();  // before anything arrives
  queue_.start();
}

Result<fs::path> DroppedFiles::folder() const {
  std::error_code fault;
  fs::create_directories(workspace_ / arriving, fault);
  if (fault) return cannot("the folder for files that arrive cannot be made", fault);
  return workspace_ / arriving;
}

Result<DroppedFile> DroppedFiles::take(const fs::path& received, const std::string& told, const std::string& unit, const Account& by, bool from_network) {
  DroppedFile file;
  file.name = TRY(kept_name(told));
  file.unit = unit;
  file.owner = by.unit;
  file.by = by.name;
  file.at = now_iso8601();
  file.from_network = from_network;
  std::error_code fault;
  const std::uint64_t bytes = fs::file_size(received, fault);
  if (fault) return cannot("the file was not received", fault);
  TRY(queue_.check_room(bytes, file.name));
  const fs::path folder = TRY(this->folder()) / random_token().substr(0, 16);
  const fs::path place = folder / file.name;
  fs::create_directories(place.parent_path(), fault);
  if (!fault) fs::rename(received, place, fault);
  if (fault) return cannot("the file cannot be put away", fault);
  // Last, so that what is left after a fall of the machine is whole.
  TRY(write_file(folder / about_file, json::serialize(json::object{{"name", file.name}, {"unit", file.unit}, {"owner", file.owner}, {"by", file.by}, {"at", file.at}, {"own_desk", !file.from_network}})));
  {
    const std::lock_guard lock(mutex_);
    file.number = ++last_;
    told_.push_back(file);
    const auto settled = [](const DroppedFile& one) { return one.state != DroppedFile::State::waiting && one.state != DroppedFile::State::reading; };
    if (told_.size() > limits::dropped_files_told && settled(told_.front())) told_.pop_front();
  }
  queue_.add({file.number, folder}, bytes);
  tell(file);
  return file;
}

std::vector<DroppedFile> DroppedFiles::list(const std::function<bool(const DroppedFile&)>& sees) const {
  std::vector<DroppedFile> out;
  const std::lock_guard lock(mutex_);
  for (auto one = told_.rbegin(); one != told_.rend(); ++one)
    if (sees(*one)) out.push_back(*one);
  return out;
}

// Whoever looks asks for the list again; how far it is stands there.
void DroppedFiles::tell(const DroppedFile& file) {
  events_.publish("files", "{}", [&file](const Account& account) {
    return account.part != Account::Part::member && (account.unit.empty() || account.unit == file.owner);
  });
}

void DroppedFiles::update(const DroppedFile& file) {
  {
    const std::lock_guard lock(mutex_);
    const auto found = std::ranges::find(told_, file.number, &DroppedFile::number);
    if (found != told_.end()) *found = file;
  }
  tell(file);
}

// What was received before the program ended. A folder without its about.json was never acknowledged.
void DroppedFiles::take_up_left() {
  std::error_code fault;
  for (fs::directory_iterator at(workspace_ / arriving, fault), end; !fault && at != end; at.increment(fault)) {
    const Result<std::string> about = read_file(at->path() / about_file, limits::web_body_bytes);
    boost::system::error_code unfit;
    const json::value parsed = about ? json::parse(*about, unfit) : json::value();
    std::error_code ignored;
    if (!about || unfit || !parsed.is_object()) {
      fs::remove_all(at->path(), ignored);
      continue;
    }
    const json::object& told = parsed.get_object();
    DroppedFile file;
    file.name = text_of(told, "name");
    file.unit = text_of(told, "unit");
    file.owner = text_of(told, "owner");
    file.by = text_of(told, "by");
    file.at = text_of(told, "at");
    const json::value* own_desk = told.if_contains("own_desk");
    file.from_network = own_desk == nullptr || !own_desk->is_bool() || !own_desk->get_bool();
    const std::uint64_t bytes = fs::file_size(at->path() / file.name, ignored);
    const std::lock_guard lock(mutex_);
    file.number = ++last_;
    queue_.add({file.number, at->path()}, ignored ? 0 : bytes);
    told_.push_back(std::move(file));
  }
}

DroppedFile DroppedFiles::begin(const Waiting& one) {
  DroppedFile file;
  {
    const std::lock_guard lock(mutex_);
    file = *std::ranges::find(told_, one.number, &DroppedFile::number);
  }
  file.state = DroppedFile::State::reading;
  update(file);
  return file;
}

void DroppedFiles::read(const Waiting& one) {
  DroppedFile file = begin(one);
  const auto read_it = [&]() -> Result<app::IntakeOutcome> {
    store::WorkspaceStore store = TRY(store::WorkspaceStore::open(workspace_));
    file.sha256 = sha256_hex(TRY(read_file(one.folder / file.name)));
    const std::string kept = TRY(free_name(store, file.name, file.sha256));
    if (kept != file.name) {
      std::error_code fault;
      fs::rename(one.folder / file.name, one.folder / kept, fault);
      if (fault) return cannot("the file cannot be renamed", fault);
      file.name = kept;
    }
    app::IntakeRequest request;
    request.paths = {one.folder / file.name};
    request.unit = file.unit;
    request.from_network = file.from_network;
    request.by = file.by;
    return app::take_in(store, request, {});
  };
  const Result<app::IntakeOutcome> outcome = read_it();
  if (!outcome) {
    file.state = DroppedFile::State::refused;
    file.reasons = {outcome.error().reason};
  } else {
    file.state = outcome->read > 0 ? DroppedFile::State::read : outcome->refused.empty() ? DroppedFile::State::known : DroppedFile::State::refused;
    file.opinions = outcome->opinions;
    file.waiting = outcome->pending;
    for (const Error& error : outcome->refused) {
      if (file.reasons.size() >= limits::problems_told) break;
      file.reasons.push_back(error.file.empty() || error.file == file.name ? error.reason : error.file + ": " + error.reason);
    }
  }
  std::error_code ignored;
  fs::remove_all(one.folder, ignored);
  update(file);
  changed_();
}

}  // namespace dh::web
