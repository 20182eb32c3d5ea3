// What intake is given to read, wherever it lies: files of folders, messages of a mailbox.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "app/found_files.h"
#include "base/result.h"
#include "store/workspace_store.h"

namespace dh::app {

class Arrivals {
 public:
  virtual ~Arrivals() = default;

  // In the order in which they are stored. These are called by several threads at once.
  virtual std::size_t size() const = 0;
  virtual std::string name(std::size_t index) const = 0;  // as kept
  virtual std::uint64_t bytes(std::size_t index) const = 0;  // about how many, for the limit on what is held at once
  virtual Result<std::string> load(std::size_t index) = 0;

  // After an error of load: whether nothing more can be had, as when a connection is lost.
  virtual bool is_lost() const { return false; }
  // Called in order, in the transaction that stores the item; `loaded` is false when load gave an Error.
  virtual Status settle(store::WorkspaceStore& store, std::size_t index, bool loaded);
};

class FileArrivals : public Arrivals {
 public:
  explicit FileArrivals(std::vector<FoundFile> files) : files_(std::move(files)) {}
  std::size_t size() const override { return files_.size(); }
  std::string name(std::size_t index) const override { return files_[index].name; }
  std::uint64_t bytes(std::size_t index) const override;
  Result<std::string> load(std::size_t index) override;

 private:
  std::vector<FoundFile> files_;
};

}  // namespace dh::app
