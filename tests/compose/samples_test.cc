// Every learner of every edition under samples/ gets a document.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>

#include "composed.h"
#include "credential/read.h"
#include "dump.h"

namespace sigillum::compose {
namespace {

std::vector<std::filesystem::path> sample_folders() {
    std::vector<std::filesystem::path> folders;
    for (const auto& entry : std::filesystem::directory_iterator(SOURCE_DIR "/samples")) {
        if (std::filesystem::exists(entry.path() / "edition.toml")) folders.push_back(entry.path());
    }
    std::sort(folders.begin(), folders.end());
    return folders;
}

class Samples : public testing::TestWithParam<std::filesystem::path> {};

TEST_P(Samples, ComposeForEveryLearner) {
    const credential::ReadEdition read = credential::read_edition(GetParam(), {.today = {2026, 12, 31}});
    ASSERT_TRUE(read.edition) << GetParam();
    const credential::Edition& edition = read.edition->edition;
    const layout::Layout layout = layout_of(edition);
    Composer composer(edition, layout, catalogues());
    for (const credential::Learner& learner : read.edition->learners) {
        const Sample issued{edition, learner, achievement().issuance};
        const Result<Composed> made = composer.compose({edition, learner, issued.issuance});
        ASSERT_TRUE(made) << learner.key << ": " << to_string(made.error());
        EXPECT_EQ(dump(made->document.root).find("{form"), std::string::npos);
        EXPECT_TRUE(credential::read_record(made->record)) << learner.key;
    }
}

INSTANTIATE_TEST_SUITE_P(All, Samples, testing::ValuesIn(sample_folders()), [](const auto& folder) {
    std::string name = folder.param.filename().string();
    std::replace(name.begin(), name.end(), '-', '_');
    return name;
});

}  // namespace
}  // namespace sigillum::compose
