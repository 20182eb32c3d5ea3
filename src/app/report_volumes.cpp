#include "app/report_volumes.h"

#include <algorithm>
#include <deque>
#include <future>

#include "base/files.h"
#include "report/docx_report.h"

namespace dh::app {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t at_once = 2;  // volumes that are written, each on a thread of its own

// The folder that takes the volumes until all are there.
class NewFolder {
 public:
  static Result<NewFolder> create(fs::path target) {
    NewFolder out(std::move(target));
    std::error_code error;
    fs::remove_all(out.path_, error);
    fs::create_directories(out.path_, error);
    if (error) return fail(Error::Kind::io, "cannot be made: " + error.message(), out.path_.string());
    return out;
  }
  NewFolder(NewFolder&& other) noexcept : target_(std::move(other.target_)), path_(std::exchange(other.path_, {})) {}
  NewFolder& operator=(NewFolder&&) = delete;
  ~NewFolder() {
    std::error_code error;
    if (!path_.empty()) fs::remove_all(path_, error);
  }
  const fs::path& path() const { return path_; }
  // In place of what stood there: only volumes are taken away.
  Status take_place() {
    std::error_code error;
    for (const fs::directory_entry& one : fs::directory_iterator(target_, error)) {
      const std::string name = one.path().filename().string();
      if (!name.starts_with("tap-") || !name.ends_with(".docx")) return fail(Error::Kind::refused, "holds something else than volumes of an annex", target_.string(), name);
    }
    fs::remove_all(target_, error);
    fs::rename(path_, target_, error);
    if (error) return fail(Error::Kind::io, "cannot be put in its place: " + error.message(), target_.string());
    path_.clear();
    return {};
  }

 private:
  explicit NewFolder(fs::path target) : target_(std::move(target)), path_(target_.string() + ".new") {}
  fs::path target_, path_;
};

Result<AnnexVolume> write_volume(const report::Volume& volume, const SigningKey& key, const fs::path& file) {
  report::WrittenVolume written = TRY(report::write_docx_volume(volume, key));
  TRY(write_file(file, written.docx));
  return std::move(written.told);
}

}  // namespace

IssuesOfGroups issues_of_groups(std::span<const Opinion> opinions) {
  IssuesOfGroups out;
  for (const Opinion& one : opinions)
    if (!one.group.empty()) out.emplace(one.group, one.issue);
  return out;
}

Status add_words(const WorkspaceStore& store, std::vector<ReportedOpinion>& opinions) {
  std::vector<std::string> ids;
  ids.reserve(opinions.size());
  for (const ReportedOpinion& one : opinions) ids.push_back(one.id);
  std::vector<store::OpinionWords> words = TRY(store.words_of(ids));
  for (std::size_t at = 0; at < words.size(); ++at) {
    opinions[at].text = std::move(words[at].text);
    // A reason that is a slice of the text is printed with it.
    if (opinions[at].text.find(words[at].argument) == std::string::npos) opinions[at].argument = std::move(words[at].argument);
  }
  return {};
}

Result<std::string> write_volumes(const WorkspaceStore& store, const VolumesRequest& request, const Progress& progress) {
  const auto one_state = TRY(store.hold_state());  // of all reads: no lock is taken for each
  report::CondensedReport condensed = report::condense(request.whole, [&](const std::string& group) {
    const auto known = request.issues.find(group);
    return known == request.issues.end() ? std::string() : known->second;
  }, request.condensing);
  NewFolder folder = TRY(NewFolder::create(volume_folder(request.report)));
  const std::size_t count = report::volume_count(request.whole.opinions.size(), request.condensing);
  std::deque<std::future<Result<AnnexVolume>>> writing;
  const auto settle = [&]() -> Status {
    Result<AnnexVolume> told = writing.front().get();
    writing.pop_front();
    condensed.report.in_volumes->volumes.push_back(TRY(std::move(told)));
    return {};
  };
  for (std::size_t number = 1; number <= count; ++number) {
    tell(progress, "annex", number - 1, count);
    report::Volume volume = report::volume_of(request.whole, condensed.groups, number, request.condensing);
    TRY(add_words(store, volume.opinions));
    const fs::path file = folder.path() / report::volume_file_name(static_cast<int>(number), static_cast<int>(count));
    if (writing.size() == at_once) TRY(settle());
    writing.push_back(std::async(std::launch::async, [volume = std::move(volume), &key = request.key, file] { return write_volume(volume, key, file); }));
  }
  while (!writing.empty()) TRY(settle());
  tell(progress, "annex", count, count);
  TRY(add_words(store, condensed.report.opinions));
  std::string docx = TRY(report::write_docx_report(condensed.report, request.key));
  TRY(folder.take_place());
  return docx;
}

fs::path volume_folder(const fs::path& report) { return report.parent_path() / report::volume_folder_name(report.stem().string()); }

bool has_volumes(const fs::path& report, int count) {
  for (int number = 1; number <= count; ++number)
    if (std::error_code error; !fs::exists(volume_folder(report) / report::volume_file_name(number, count), error)) return false;
  return true;
}

}  // namespace dh::app
