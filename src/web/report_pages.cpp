#include "web/report_pages.h"

#include <algorithm>
#include <set>
#include <tuple>
#include <unordered_set>

#include "app/report_bytes.h"
#include "base/child_process.h"
#include "base/clock.h"
#include "report/manifest.h"

namespace dh::web {
namespace {

namespace fs = std::filesystem;

constexpr int pages_at_once = 8;
constexpr const char* dots_per_inch = "100";
constexpr auto tried_again_after = std::chrono::seconds(30);

double seconds_since(std::chrono::steady_clock::time_point since) { return std::chrono::duration<double>(std::chrono::steady_clock::now() - since).count(); }

Result<std::string> key_of(const WorkspaceStore& store, const std::string& unit) {
  const auto approval = TRY(app::approval_of(store, unit));
  return approval ? Result<std::string>(approval->sha256) : app::report_mark(store, unit);
}

Result<std::vector<std::string>> texts_of_pages(const fs::path& folder) {
  ChildCommand command;
  command.work_directory = folder;
  command.argv = {"pdftotext", "-enc", "UTF-8", (folder / "report.pdf").string(), (folder / "report.txt").string()};
  TRY(run_child(command));
  const std::string all = TRY(read_file(folder / "report.txt"));
  std::vector<std::string> pages;
  for (std::size_t at = 0; at < all.size();) {
    const std::size_t end = std::min(all.find('\f', at), all.size());
    pages.push_back(all.substr(at, end - at));
    at = end + 1;
  }
  return pages;
}

// poppler numbers its files with as many digits as the last page has.
Status draw(const ReportPages& report, int first, int last) {
  ChildCommand command;
  command.work_directory = report.folder.path();
  command.argv = {"pdftoppm", "-r", dots_per_inch, "-gray", "-png", "-f", std::to_string(first), "-l", std::to_string(last), report.pdf().string(), (report.folder.path() / "page").string()};
  TRY(run_child(command));
  return {};
}

}  // namespace

fs::path ReportPages::picture(int page) const {
  const std::string number = std::to_string(page);
  const std::size_t digits = std::to_string(pages).size();
  return folder.path() / ("page-" + std::string(digits - std::min(digits, number.size()), '0') + number + ".png");
}

std::vector<Opinion> words_of_report(const Synthesis& synthesis, const std::vector<Opinion>& all) {
  std::vector<Opinion> out;
  std::set<std::tuple<std::string, std::string, std::string, std::string>> seen;
  std::unordered_set<std::string> printed;
  // Of those that speak of no document the words decide: each is asked about.
  const auto add = [&](const Opinion& one) {
    if (one.document.empty() || seen.emplace(one.anchor.document, one.document, one.topic, one.hints.topic).second) out.push_back(one);
  };
  for (const ReportedOpinion& one : synthesis.opinions) {
    printed.insert(one.id);
    Opinion reported;
    reported.id = one.id;
    reported.text = one.text;
    reported.document = one.document;
    reported.topic = one.topic;
    add(reported);
  }
  for (const Opinion& one : all)
    if (printed.contains(one.id)) add(one);
  return out;
}

ReportPrinter::ReportPrinter(fs::path workspace) : workspace_(std::move(workspace)), printer_([this] { work(); }) {}

ReportPrinter::~ReportPrinter() {
  {
    const std::lock_guard lock(mutex_);
    ending_ = true;
  }
  wanted_.notify_all();
  printer_.join();
}

Result<ReportPrinter::Look> ReportPrinter::look(const WorkspaceStore& store, const std::string& unit) {
  const std::string state = TRY(store.state()), day = today();
  std::string key;
  {
    const std::lock_guard lock(mutex_);
    if (const auto found = known_.find(unit); found != known_.end() && found->second.state == state && found->second.day == day) key = found->second.key;
  }
  if (key.empty()) key = TRY(key_of(store, unit));
  const std::lock_guard lock(mutex_);
  Known& known = known_[unit];
  known.state = state;
  known.day = day;
  known.key = key;
  known.looked_at = Clock::now();
  Look out;
  out.pages = known.pages;
  out.current = known.pages && known.pages->key == key;
  out.typical = typical_;
  const bool failed = known.fault_key == key && Clock::now() - known.fault_at < tried_again_after;
  if (failed) out.fault = known.fault;
  if (!out.current && !failed && !known.asked) {
    known.asked = true;
    known.since = Clock::now();
    waiting_.push_back(unit);
    wanted_.notify_one();
  }
  out.making = known.asked;
  out.seconds = known.asked ? seconds_since(known.since) : 0;
  forget_oldest();
  return out;
}

void ReportPrinter::forget_oldest() {
  while (known_.size() > reports_looked_at) {
    auto oldest = known_.end();
    for (auto one = known_.begin(); one != known_.end(); ++one)
      if (!one->second.asked && (oldest == known_.end() || one->second.looked_at < oldest->second.looked_at)) oldest = one;
    if (oldest == known_.end()) return;
    known_.erase(oldest);
  }
}

Status ReportPrinter::print(const std::string& unit) {
  WorkspaceStore store = TRY(WorkspaceStore::open(workspace_));
  auto report = std::make_shared<ReportPages>(TRY(TemporaryDirectory::create()));
  const auto approval = TRY(app::approval_of(store, unit));
  Synthesis synthesis;
  std::string pdf;
  if (approval) {
    report->key = approval->sha256;
    report->approved = true;
    synthesis = TRY(report::read_manifest(TRY(app::approved_docx(store, *approval)))).synthesis;
    pdf = TRY(app::approved_pdf(store, *approval));
  } else {
    report->key = TRY(app::report_mark(store, unit));
    app::ReportBytes bytes = TRY(app::make_report(store, {unit, true}, {}));
    synthesis = std::move(bytes.synthesis);
    pdf = TRY(app::pdf_of_docx(bytes.docx));
  }
  TRY(write_file(report->pdf(), pdf));
  report->words = words_of_report(synthesis, TRY(store.opinions()));
  report->outline = app::report_outline(synthesis);
  const std::vector<std::string> texts = TRY(texts_of_pages(report->folder.path()));
  app::find_pages(report->outline, texts);
  report->pages = static_cast<int>(texts.size());
  report->shown = std::min(report->pages, pages_shown);
  bool told = false;
  for (int first = 1; first <= report->shown && !ending_; first += pages_at_once) {
    const int last = std::min(first + pages_at_once - 1, report->shown);
    TRY(draw(*report, first, last));
    report->ready = last;
    if (told) continue;
    const std::lock_guard lock(mutex_);
    known_[unit].pages = report;
    told = true;
  }
  return {};
}

void ReportPrinter::work() {
  std::unique_lock lock(mutex_);
  while (!ending_) {
    wanted_.wait(lock, [this] { return ending_ || !waiting_.empty(); });
    if (ending_) return;
    const std::string unit = waiting_.front();
    waiting_.pop_front();
    lock.unlock();
    const auto begun = Clock::now();
    const Status done = print(unit);
    lock.lock();
    Known& known = known_[unit];
    known.asked = false;
    known.fault.clear();
    known.fault_key.clear();
    if (done) {
      const double took = seconds_since(begun);
      typical_ = typical_ == 0 ? took : 0.7 * typical_ + 0.3 * took;
    } else {
      known.fault = done.error().reason;
      known.fault_key = known.key;
      known.fault_at = Clock::now();
    }
  }
}

}  // namespace dh::web
