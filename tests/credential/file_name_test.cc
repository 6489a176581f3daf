#include "credential/file_name.h"

#include <gtest/gtest.h>

namespace sigillum::credential {
namespace {

constexpr FileNameWords words{.key = "S 001/ä",
                              .number = "F1B1-6Q27-DYM7-HX51",
                              .name = "Łucja O’Hara  Đorđević",
                              .edition = "summer.school"};

TEST(FileName, IsFilledWithSafeWords) {
    EXPECT_EQ(file_name(usual_file_name, words), "S-001-ä_F1B1-6Q27-DYM7-HX51");
    EXPECT_EQ(safe_in_file_name("كريم १२ ก้อง"), "كريم-१२-ก้อง") << "letters, marks and digits of any script";
    EXPECT_EQ(file_name("{edition}.{name}-{number}", words),
              "summer-school.Łucja-O-Hara--Đorđević-F1B1-6Q27-DYM7-HX51");
}

TEST(FileName, LeavesNothingThatReachesAnotherFolderOrHides) {
    EXPECT_EQ(safe_in_file_name("../../etc/passwd"), "------etc-passwd");
    EXPECT_EQ(safe_in_file_name("a\\b:c*d?e\"f<g>h|i\nj"), "a-b-c-d-e-f-g-h-i-j");
    EXPECT_EQ(safe_in_file_name("a\u202Eb\u2044c\uFF0Fd\uFEFF"), "a-b-c-d-");
    EXPECT_EQ(safe_in_file_name("a\u061Cb\uFF1Ac\uFF3Cd\uFF5Ee\uFE64f\u3164g"), "a-b-c-d-e-f-g");
    EXPECT_EQ(safe_in_file_name("a\xFF\xC3"), "a--") << "bytes that are no text";
}

TEST(FileName, IsNeverTooLongAndNeverCutInsideACharacter) {
    std::string name;
    for (int i = 0; i < 100; ++i) name += "語";
    const std::string safe = safe_in_file_name("a" + name);
    EXPECT_EQ(safe.size(), 1 + 18 * 3U);
    const FileNameWords longest{.key = name, .number = words.number, .name = name, .edition = name};
    const std::string pattern = "{edition}_{name}_{key}_{number}" + std::string(29, 'x');
    ASSERT_FALSE(fault_in_file_name(pattern));
    EXPECT_LE(file_name(pattern, longest).size() + 4, 253U);
}

TEST(FileName, PatternsThatAreNotSoundAreSaid) {
    EXPECT_EQ(fault_in_file_name(usual_file_name), std::nullopt);
    EXPECT_EQ(fault_in_file_name("{name}"), "no {number}: two learners could share a name");
    EXPECT_EQ(fault_in_file_name("{number}{grade}"), "the place {grade}");
    EXPECT_EQ(fault_in_file_name("{number}{"), "the place {}");
    EXPECT_EQ(fault_in_file_name("{name}{number}{name}"), "{name} twice");
    EXPECT_EQ(fault_in_file_name("certs/{number}"), "the character “/”");
    EXPECT_EQ(fault_in_file_name(".{number}"), "a full stop at an end");
    EXPECT_EQ(fault_in_file_name("{number}" + std::string(53, 'x')), "61 bytes");
    EXPECT_TRUE(fault_in_file_name(""));
}

}  // namespace
}  // namespace sigillum::credential
