// The pages of reports as they will be printed: the report is written, made a PDF by LibreOffice, and its pages pictures by
// poppler, both in the sandbox. One thread of its own does it, one report at a time, so that no other answer waits for it;
// meanwhile the pages before stay to be looked at. What is shown of an approved report are its kept bytes.
#pragma once

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <deque>
#include <filesystem>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "app/approval.h"
#include "app/report_outline.h"
#include "base/files.h"
#include "base/result.h"
#include "model/opinion.h"
#include "model/synthesis.h"
#include "store/workspace_store.h"

namespace dh::web {

using store::WorkspaceStore;

inline constexpr int pages_shown = 120;              // of a report, as pictures, the first; the file has all
inline constexpr std::size_t reports_looked_at = 8;  // of units, whose pages are kept

// One report, laid out. The pictures come one after the other; everything else stays as it is.
struct ReportPages {
  explicit ReportPages(TemporaryDirectory directory) : folder(std::move(directory)) {}
  std::string key;                         // of what it was made from
  bool approved = false;
  std::vector<app::OutlinePart> outline;
  std::vector<Opinion> words;              // whose words stand in it, for the gate: one of each document and topic
  int pages = 0;                           // of the PDF
  int shown = 0;                           // of them, the first that are to be pictures
  std::atomic<int> ready{0};               // of these, that are
  TemporaryDirectory folder;

  std::filesystem::path pdf() const { return folder.path() / "report.pdf"; }
  std::filesystem::path picture(int page) const;  // from 1, at most `ready`
};

class ReportPrinter {
 public:
  explicit ReportPrinter(std::filesystem::path workspace);
  ~ReportPrinter();
  ReportPrinter(const ReportPrinter&) = delete;
  ReportPrinter& operator=(const ReportPrinter&) = delete;

  struct Look {
    std::shared_ptr<const ReportPages> pages;  // null: none were made yet
    bool current = false;                      // they show what would be printed now
    bool making = false;                       // of newer ones
    double seconds = 0;                        // since when, in seconds
    double typical = 0;                        // how long it took lately; 0: not known
    std::string fault;                         // why newer ones could not be made
  };
  // Newer pages are made when there is anything newer.
  Result<Look> look(const WorkspaceStore& store, const std::string& unit);

 private:
  using Clock = std::chrono::steady_clock;
  struct Known {
    std::string state, day, key;  // at this state of the workspace, on this day, the key is this
    std::shared_ptr<const ReportPages> pages;
    bool asked = false;           // newer pages are waited for
    Clock::time_point since, looked_at;
    std::string fault, fault_key;
    Clock::time_point fault_at;
  };
  void work();
  Status print(const std::string& unit);
  void forget_oldest();

  std::filesystem::path workspace_;
  std::mutex mutex_;
  std::condition_variable wanted_;
  std::map<std::string, Known> known_;  // by unit
  std::deque<std::string> waiting_;     // units
  double typical_ = 0;
  std::atomic<bool> ending_{false};
  std::thread printer_;  // last: it uses all the others
};

// Of all that a report of the unit says, one opinion of each document and topic, as the gate (app/policy.h) is asked with.
std::vector<Opinion> words_of_report(const Synthesis& synthesis, const std::vector<Opinion>& all);

}  // namespace dh::web
