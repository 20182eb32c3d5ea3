// What all requests share: the workspace, lent as one store at a time to each worker; the consultation, read once and
// again when it has changed; the analysis, which runs behind the answers.
#pragma once

#include <atomic>
#include <condition_variable>
#include <filesystem>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "analyse/attribute.h"
#include "app/accounts.h"
#include "model/consultation.h"
#include "store/workspace_store.h"

namespace dh::web {

using store::WorkspaceStore;

struct KnownConsultation {
  std::string mark;  // WorkspaceStore::consultation_mark
  Consultation consultation;
  analyse::Attribution attribution;
  KnownConsultation(std::string mark_, Consultation read) : mark(std::move(mark_)), consultation(std::move(read)), attribution(consultation.roster) {}
};

class Service {
 public:
  explicit Service(std::filesystem::path workspace) : workspace_(std::move(workspace)), analyst_([this] { analyse(); }) {}
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
  // Something was written that the analysis builds on: it runs soon, and again when more comes meanwhile.
  void analyse_soon();
  app::SignInTries& tries() { return tries_; }
  // The reports of this workspace are written one at a time.
  std::mutex& reports() { return reports_; }

 private:
  void give_back(std::unique_ptr<WorkspaceStore> store);
  void analyse();

  std::filesystem::path workspace_;
  std::mutex mutex_, reports_;
  std::vector<std::unique_ptr<WorkspaceStore>> idle_;
  std::shared_ptr<const KnownConsultation> known_;
  app::SignInTries tries_;
  std::condition_variable asked_;
  bool analysis_asked_ = true;  // once at the start
  bool ending_ = false;
  std::thread analyst_;  // last: it uses all the others
};

}  // namespace dh::web
