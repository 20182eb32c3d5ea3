// What all requests share: the workspace, lent as one store at a time to each worker; the consultation and the desk, read
// once and again when they have changed; one thread behind the answers, which sees what anyone has written to the
// workspace, this program or another, has it analysed, and tells who listens.
#pragma once

#include <chrono>
#include <condition_variable>
#include <filesystem>
#include <memory>
#include <mutex>
#include <functional>
#include <map>
#include <string>
#include <thread>
#include <vector>

#include "analyse/attribute.h"
#include "app/accounts.h"
#include "app/approval.h"
#include "app/desk_snapshot.h"
#include "app/office_sign_in.h"
#include "model/consultation.h"
#include "store/workspace_store.h"
#include "web/dropped_files.h"
#include "web/event_board.h"
#include "web/report_pages.h"
#include "web/start_files.h"

namespace dh::web {

using store::WorkspaceStore;

struct KnownConsultation {
  std::string mark;  // WorkspaceStore::consultation_mark
  Consultation consultation;
  analyse::Attribution attribution;
  KnownConsultation(std::string mark_, Consultation read) : mark(std::move(mark_)), consultation(std::move(read)), attribution(consultation.roster) {}

  // What is made of it once and given to many, by a name: the JSON of a draft, which hundreds of members open in one hour.
  std::shared_ptr<const std::string> made_once(const std::string& name, const std::function<std::string()>& make) const {
    const std::lock_guard lock(made_mutex);
    std::shared_ptr<const std::string>& kept = made[name];
    if (!kept) kept = std::make_shared<const std::string>(make());
    return kept;
  }

 private:
  mutable std::mutex made_mutex;
  mutable std::map<std::string, std::shared_ptr<const std::string>> made;
};

class Service {
 public:
  explicit Service(std::filesystem::path workspace, bool own_desk = false, std::string office_secret = {});
  ~Service();
  Service(const Service&) = delete;
  Service& operator=(const Service&) = delete;

  // A store of the borrower's own until it dies.
  class Lease {
   public:
    Lease(Service& service, std::unique_ptr<WorkspaceStore> store) : service_(&service), store_(std::move(store)) {}
    Lease(Lease&&) noexcept = default;
    Lease& operator=(Lease&&) = delete;
    ~Lease();
    WorkspaceStore& operator*() const { return *store_; }

   private:
    Service* service_;
    std::unique_ptr<WorkspaceStore> store_;
  };
  Result<Lease> borrow();

  Result<std::shared_ptr<const KnownConsultation>> consultation(const WorkspaceStore& store);
  // What the desk shows: never older than a moment, and nobody waits for what is being judged anew meanwhile.
  struct Desk {
    std::shared_ptr<const app::DeskSnapshot> shown;
    bool analysed = false;  // it was judged from all that is there now
  };
  Result<Desk> desk(const WorkspaceStore& store);
  // What differs since a report was approved: read once of each report and state of the desk, however often pages ask.
  Result<app::SinceApproval> since(const WorkspaceStore& store, const app::Approval& approval, const std::shared_ptr<const app::DeskSnapshot>& shown);
  // Something was written that the analysis builds on: it runs soon, and again when more comes meanwhile.
  void analyse_soon();
  EventBoard& events() { return events_; }
  DroppedFiles& dropped() { return dropped_; }
  StartFiles& start() { return start_; }
  ReportPrinter& printer() { return printer_; }
  app::SignInTries& tries() { return tries_; }
  app::OfficeSignIn& office() { return office_; }
  // The office's own desk: it serves this machine alone, and its staff may read here what is kept off networks.
  bool is_own_desk() const { return own_desk_; }
  // The reports of this workspace are written one at a time.
  std::mutex& reports() { return reports_; }

 private:
  using Clock = std::chrono::steady_clock;
  void give_back(std::unique_ptr<WorkspaceStore> store);
  void keep();
  Status look();
  void set_desk(std::shared_ptr<const app::DeskSnapshot> desk, std::string state);
  bool desk_is_wanted();

  std::filesystem::path workspace_;
  bool own_desk_;
  std::mutex mutex_, reports_, reading_desk_;
  std::vector<std::unique_ptr<WorkspaceStore>> idle_;
  std::shared_ptr<const KnownConsultation> known_;
  std::shared_ptr<const app::DeskSnapshot> desk_;
  struct KnownSince {
    std::string report;  // SHA-256
    std::shared_ptr<const app::DeskSnapshot> shown;
    app::SinceApproval since;
  };
  std::map<std::string, KnownSince> since_;  // by unit
  std::string desk_state_;         // WorkspaceStore::state at which it was found to be current
  Clock::time_point desk_asked_;   // when somebody last asked for it
  std::string seen_state_, seen_consultation_;  // of the keeper's thread alone
  app::SignInTries tries_;
  app::OfficeSignIn office_;
  EventBoard events_;
  std::condition_variable asked_;
  bool nudged_ = false;
  bool ending_ = false;
  DroppedFiles dropped_;
  StartFiles start_;
  ReportPrinter printer_;
  std::thread keeper_;  // last: it uses all the others
};

}  // namespace dh::web
