// An issued document, years later: validation material and a document time stamp are added by incremental
// updates.
#include <gtest/gtest.h>

#include "base/file.h"
#include "seal/incremental_update.h"
#include "tests/program/shell.h"
#include "tests/program/verapdf.h"
#include "tests/seal/demo_material.h"
#include "tests/seal/loopback_authority.h"

namespace sigillum::tests {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t enough = 16U << 20U;

seal::ValidationMaterial material() {
    seal::ValidationMaterial all;
    for (const char* list : {"authority-1.crl", "authority-2.crl"}) {
        all.revocation_lists.push_back(*read_file(keys_folder() / list, enough));
    }
    return all;
}

// The first document of each sample edition, brought to level B-LTA.
std::vector<fs::path> archived(const fs::path& folder) {
    std::vector<fs::path> files;
    for (const fs::path& edition : issued_editions()) {
        const auto with_material =
            seal::with_validation_material(*read_file(documents_in(edition).front(), enough), material());
        EXPECT_TRUE(with_material) << edition << (with_material ? "" : to_string(with_material.error()));
        if (!with_material) continue;
        const seal::test::DirectStamper authority;
        const auto stamped =
            seal::with_document_time_stamp(*with_material, {.authority = authority, .nonce = 17});
        EXPECT_TRUE(stamped) << edition << (stamped ? "" : to_string(stamped.error()));
        if (!stamped) continue;
        files.push_back(folder / (edition.filename().string() + ".pdf"));
        EXPECT_TRUE(write_file(files.back(), *stamped, Durability::later));
    }
    return files;
}

TEST(Archival, LaterMaterialAndTimeStampKeepTheFileArchivableAndAccessible) {
    const auto files = archived(empty_folder("archival-verapdf"));
    ASSERT_EQ(files.size(), issued_editions().size());
    if (!verapdf_is_there()) {
        if (in_ci()) FAIL() << "veraPDF is not there, and CI must not go without it";
        GTEST_SKIP() << "veraPDF could not be fetched (build/tools/maven.log says why)";
    }
    EXPECT_EQ(verapdf_failures("3a", files), "");
    EXPECT_EQ(verapdf_failures("ua1", files), "");
}

TEST(Archival, LaterMaterialAndTimeStampLeaveTheSignatureGood) {
    for (const fs::path& file : archived(empty_folder("archival-signature"))) {
        EXPECT_NE(run("pdfsig -nocert " + quoted(file.string())).output.find("Signature is Valid"),
                  std::string::npos);
        EXPECT_EQ(run("qpdf --check " + quoted(file.string())).exit_code, 0);
        const Ran ran = run(quoted(program().string()) + " verify " + quoted(file.string()) + " --keys " +
                            quoted(keys_folder().string()) + " --registry " +
                            quoted((issued_folder().parent_path() / "registry.sqlite").string()));
        EXPECT_EQ(ran.exit_code, 0) << file << ran.output;
    }
}

}  // namespace
}  // namespace sigillum::tests
