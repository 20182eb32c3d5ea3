// Latent meaning: texts that share no word are alike when their words keep the same company in the drafts and the other
// opinions. Latent semantic indexing (Deerwester et al., 1990): the texts projected on the subspace in which the matrix
// of weighted terms varies most. The subspace is found by orthogonal iteration (Golub and Van Loan, Matrix Computations,
// 8.2); cosines do not depend on which basis of it is found, so no singular values are computed.
#pragma once

#include <array>
#include <span>
#include <string_view>
#include <vector>

#include "model/draft.h"

namespace dh::analyse {

inline constexpr std::size_t meaning_size = 48;
using Meaning = std::array<float, meaning_size>;  // of length 1; all zero when the text has no term of the others

// One for each of `texts`. The drafts' blocks take part in finding the subspace. Costs some 12 multiplications a term
// and dimension; the same texts in the same order always give the same numbers.
std::vector<Meaning> meanings(const std::vector<Draft>& drafts, std::span<const std::string_view> texts);

float cosine(const Meaning& one, const Meaning& other);

}  // namespace dh::analyse
