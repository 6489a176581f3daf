// Sealed documents that never counted, left by a run that was killed or failed.
#pragma once

#include <cstddef>
#include <filesystem>
#include <vector>

#include "base/certificate_number.h"
#include "base/result.h"

namespace sigillum::issue {

inline constexpr ErrorKind uncounted_files_removed{"uncounted-files-removed"};

// Something that carries a number of its own must not lie about sealed: removes from the folder every PDF
// whose name holds one of the numbers (sorted; in groups, as file names have them), and what is left of the
// writing of one. Gives how many there were. Fails with cannot_write_file.
Result<std::size_t> remove_uncounted_files(const std::filesystem::path& folder,
                                           const std::vector<CertificateNumber>& numbers);

}  // namespace sigillum::issue
