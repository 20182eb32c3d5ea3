#include "analyse/meaning.h"

#include <algorithm>
#include <cmath>
#include <random>
#include <string>
#include <unordered_map>

#include "analyse/content_terms.h"

namespace dh::analyse {
namespace {

constexpr int rounds = 6;
constexpr std::uint32_t seed = 1284;  // any: only repeatable

struct Entry {
  std::uint32_t term;
  float weight;
};
using Row = std::vector<Entry>;

// Texts as rows of weighted terms that at least two of them hold, each of length 1.
class TermMatrix {
 public:
  void add(std::string_view text) {
    Row row;
    for (const std::string& term : content_terms(text)) {
      if (only_asks(term)) continue;
      const auto [at, added] = numbers_.try_emplace(term, static_cast<std::uint32_t>(held_.size()));
      if (added) held_.push_back(0);
      ++held_[at->second];
      row.push_back({at->second, static_cast<float>(kind_weight(term))});
    }
    std::ranges::sort(row, {}, &Entry::term);
    rows_.push_back(std::move(row));
  }

  void weigh() {
    const auto texts = static_cast<float>(rows_.size());
    for (Row& row : rows_) {
      std::erase_if(row, [&](const Entry& one) { return held_[one.term] < 2; });
      float length = 0;
      for (Entry& one : row) {
        one.weight *= std::log(1 + texts / (static_cast<float>(held_[one.term]) + 0.5F));
        length += one.weight * one.weight;
      }
      for (Entry& one : row) one.weight /= std::sqrt(length);
    }
  }

  const std::vector<Row>& rows() const { return rows_; }
  std::size_t terms() const { return held_.size(); }

 private:
  std::unordered_map<std::string, std::uint32_t> numbers_;
  std::vector<int> held_;
  std::vector<Row> rows_;
};

using Basis = std::vector<Meaning>;  // one row a term

Meaning project(const Row& row, const Basis& basis) {
  Meaning out{};
  for (const Entry& one : row)
    for (std::size_t k = 0; k < meaning_size; ++k) out[k] += one.weight * basis[one.term][k];
  return out;
}

// Gram and Schmidt, over the columns.
void make_orthonormal(Basis& basis) {
  for (std::size_t k = 0; k < meaning_size; ++k) {
    for (std::size_t before = 0; before < k; ++before) {
      double shared = 0;
      for (const Meaning& row : basis) shared += static_cast<double>(row[k]) * row[before];
      for (Meaning& row : basis) row[k] -= static_cast<float>(shared) * row[before];
    }
    double length = 0;
    for (const Meaning& row : basis) length += static_cast<double>(row[k]) * row[k];
    const float scale = length > 1e-12 ? static_cast<float>(1 / std::sqrt(length)) : 0.0F;
    for (Meaning& row : basis) row[k] *= scale;
  }
}

Meaning unit(Meaning meaning) {
  float length = 0;
  for (const float one : meaning) length += one * one;
  if (length > 0)
    for (float& one : meaning) one /= std::sqrt(length);
  return meaning;
}

}  // namespace

std::vector<Meaning> meanings(const std::vector<Draft>& drafts, std::span<const std::string_view> texts) {
  TermMatrix matrix;
  for (const std::string_view text : texts) matrix.add(text);
  for (const Draft& draft : drafts)
    for (const Block& block : draft.blocks) matrix.add(block.text);
  matrix.weigh();
  Basis basis(matrix.terms());
  std::mt19937 random(seed);
  for (Meaning& row : basis)
    for (float& one : row) one = static_cast<float>(static_cast<double>(random()) / std::mt19937::max() - 0.5);
  make_orthonormal(basis);
  for (int round = 0; round < rounds; ++round) {
    Basis next(matrix.terms(), Meaning{});
    for (const Row& row : matrix.rows()) {
      const Meaning at = project(row, basis);
      for (const Entry& one : row)
        for (std::size_t k = 0; k < meaning_size; ++k) next[one.term][k] += one.weight * at[k];
    }
    basis = std::move(next);
    make_orthonormal(basis);
  }
  std::vector<Meaning> out;
  for (std::size_t i = 0; i < texts.size(); ++i) out.push_back(unit(project(matrix.rows()[i], basis)));
  return out;
}

float cosine(const Meaning& one, const Meaning& other) {
  float sum = 0;
  for (std::size_t k = 0; k < meaning_size; ++k) sum += one[k] * other[k];
  return sum;
}

}  // namespace dh::analyse
