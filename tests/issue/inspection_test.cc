// Right name in the right file: what is wrong with a document on the disk is found before it counts.
#include "issue/inspection.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <memory>
#include <string>

#include "base/file.h"
#include "credential/read.h"
#include "issue/production.h"
#include "issue/rehearsal.h"
#include "qr/code_key.h"
#include "seal/demo_authority.h"
#include "seal/local_signer.h"
#include "verify/inflate.h"
#include "verify/plain_objects.h"

namespace sigillum::issue {
namespace {

namespace fs = std::filesystem;

constexpr Instant now{1'783'080'332, 120};  // 2026-07-03T14:05:32+02:00

void count_up(std::span<std::uint8_t> bytes) {
    static std::uint8_t next = 1;
    for (std::uint8_t& byte : bytes) byte = next++;
}

// Two learners of a sample edition, made and written as a run makes them.
class Inspected : public ::testing::Test {
  protected:
    void SetUp() override {
        const std::string source = SOURCE_DIR;
        folder_ = fs::path(BUILD_DIR) / "test-folders/inspection" /
                  ::testing::UnitTest::GetInstance()->current_test_info()->name();
        fs::remove_all(folder_);
        fs::create_directories(folder_);
        auto read = credential::read_edition(source + "/samples/data-literacy", {.today = date_of(now)});
        Findings findings;
        workshop_ = set_up(std::move(*read.edition),
                           {.layouts = source + "/layouts",
                            .locales = source + "/locales",
                            .fonts = source + "/fonts/fonts.json",
                            .icc_profile = "/usr/share/color/icc/sRGB.icc"},
                           findings);
        const auto authority = seal::demo_authority({.person = "Prof. Agnieszka Demonstracyjna",
                                                     .organisation = "Demonstration University",
                                                     .from = {now.seconds - 60, 0},
                                                     .years = 2,
                                                     .passphrase = {}},
                                                    count_up);
        signer_ = *seal::signer_from_pkcs12(authority->signer_pkcs12, "", "demo");
        code_key_ = std::make_unique<qr::CodeKey>(*qr::CodeKey::from_pem(authority->code_key));
        keys_ = {.signer = signer_.get(),
                 .code_signer = code_key_.get(),
                 .code_key_is_demo = true,
                 .time_stamper = nullptr,
                 .code_point = code_key_->public_key().point};
        make();
    }

    void make() {
        const credential::Issuance shared = shared_issuance(keys_, now);
        const auto faces = font::subset(workshop_->fonts, rehearse(*workshop_, shared, 1).glyphs);
        std::array<std::uint8_t, 10> random{};
        for (std::size_t i = 0; i < 2; ++i) {
            random.fill(static_cast<std::uint8_t>(17 * (i + 1)));
            Order order{.edition = &workshop_->edition(),
                        .learner = workshop_->learners()[i],
                        .issuance = shared,
                        .number = CertificateNumber::from_random(random),
                        .file = folder_ / (std::to_string(i) + ".pdf"),
                        .stamp_nonce = 0};
            order.issuance.number = order.number.grouped();
            order.issuance.status_list = "1";
            order.issuance.status_index = static_cast<std::uint32_t>(100 + i);
            orders_.push_back(order);
        }
        auto batch = Batch::set_up(*workshop_, *faces, keys_, shared, 1);
        auto result = batch->press(orders_);
        ASSERT_TRUE(result.errors.empty());
        rows_ = std::move(result.issued);
    }

    std::vector<Error> look(bool sampled = false) {
        Inspection inspection(keys_, now, 1);
        return inspection.look_at({{&orders_[0], &rows_[0], sampled}, {&orders_[1], &rows_[1], sampled}});
    }

    Bytes content(int i) { return *read_file(folder_ / (std::to_string(i) + ".pdf"), 1U << 26U); }
    // Puts these bytes in the file of the first learner, and says that they were sealed.
    void replace_first(const Bytes& bytes) {
        ASSERT_TRUE(write_file(orders_[0].file, bytes));
        rows_[0].file_digest = sha256(bytes);
    }
    // The error that stops the first document.
    std::string found_in_first() {
        const std::vector<Error> errors = look();
        if (errors.size() != 1) return "";
        EXPECT_EQ(errors[0].kind, verify::read_back_differs) << errors[0].found;
        EXPECT_EQ(errors[0].place.row, orders_[0].learner.place.row);
        return errors[0].found;
    }

    fs::path folder_;
    std::unique_ptr<Workshop> workshop_;
    std::unique_ptr<seal::Signer> signer_;
    std::unique_ptr<qr::CodeKey> code_key_;
    IssuingKeys keys_;
    std::vector<Order> orders_;
    std::vector<registry::IssuedDocument> rows_;
};

bool says(const std::string& text, const std::string& words) { return text.find(words) != std::string::npos; }

// Replaces a text by one of the same length wherever it stands plainly.
Bytes with(Bytes bytes, const std::string& from, const std::string& to) {
    EXPECT_EQ(from.size(), to.size());
    EXPECT_NE(bytes.find(from), Bytes::npos) << from;
    for (auto at = bytes.find(from); at != Bytes::npos; at = bytes.find(from, at + 1))
        bytes.replace(at, from.size(), to);
    return bytes;
}

TEST_F(Inspected, SoundDocumentsPass) {
    EXPECT_TRUE(look().empty());
    EXPECT_TRUE(look(true).empty());
}

TEST_F(Inspected, AFileUnderAnothersName) {
    const Bytes first = content(0);
    const Bytes second = content(1);
    ASSERT_TRUE(write_file(orders_[0].file, second));
    ASSERT_TRUE(write_file(orders_[1].file, first));
    EXPECT_TRUE(says(found_in_first(), "not those that were sealed"));
}

// The digests fit, since they were taken of the wrong document too: the row is what finds it.
TEST_F(Inspected, TwoDocumentsChangedPlaces) {
    const auto second = rows_[1];
    replace_first(content(1));
    rows_[0].record_digest = second.record_digest;
    rows_[0].token_digest = second.token_digest;
    EXPECT_TRUE(says(found_in_first(), "not that of the learner"));
}

TEST_F(Inspected, TheRightLearnerUnderAnothersNumber) {
    orders_[0].issuance.number = orders_[1].issuance.number;
    rows_[0].number = rows_[1].number;
    EXPECT_TRUE(says(found_in_first(), "another number"));
}

// The learners' names are exchanged on the list after the documents were made.
TEST_F(Inspected, SwappedNames) {
    orders_[0].learner.name = orders_[1].learner.name;
    EXPECT_TRUE(says(found_in_first(), "not that of the learner"));
}

TEST_F(Inspected, ARecordWithAnotherDigest) {
    rows_[0].record_digest = rows_[1].record_digest;
    EXPECT_TRUE(says(found_in_first(), "not the one that was composed"));
}

TEST_F(Inspected, ATokenOfAnotherLearner) {
    const auto link = [](const Bytes& bytes) {
        const auto begin = bytes.find("HTTPS://");
        return bytes.substr(begin, bytes.find_first_of(")", begin) - begin);
    };
    const Bytes bytes = content(0);
    const Bytes mine = link(bytes);
    const Bytes other = link(content(1));
    // Nothing reads behind the link's object but through the cross-references: the gap is filled with spaces.
    Bytes changed = bytes;
    const auto at = changed.find(mine);
    ASSERT_NE(at, Bytes::npos);
    if (other.size() <= mine.size()) {
        changed.replace(at, mine.size() + 1, other + ")" + Bytes(mine.size() - other.size(), ' '));
        replace_first(changed);
        EXPECT_TRUE(says(found_in_first(), "the linked code is that of"));
    } else {
        changed = content(1);
        changed.replace(changed.find(other), other.size() + 1,
                        mine + ")" + Bytes(other.size() - mine.size(), ' '));
        ASSERT_TRUE(write_file(orders_[1].file, changed));
        rows_[1].file_digest = sha256(changed);
        const auto errors = look();
        ASSERT_EQ(errors.size(), 1U);
        EXPECT_TRUE(says(errors[0].found, "the linked code is that of")) << errors[0].found;
    }
}

TEST_F(Inspected, ATokenThatTheRegistryWouldNotKnow) {
    rows_[0].token_digest = rows_[1].token_digest;
    EXPECT_TRUE(says(found_in_first(), "the linked code is that of"));
}

// The document with a text of the attachment replaced, and the row's digests taken anew: only the page still
// says what it said.
struct Retold {
    Bytes bytes;
    registry::IssuedDocument row;
};

// Big-endian, three bytes.
Bytes offset_bytes(std::size_t offset) {
    return {static_cast<char>(offset >> 16U), static_cast<char>(offset >> 8U), static_cast<char>(offset)};
}

// The file with the attached record replaced: a new object before the file's end, which the record's row of
// the cross-references leads to.
Bytes with_record(Bytes file, const Bytes& record) {
    const auto attachment = file.find("/Type/EmbeddedFile");
    const auto object = file.rfind(" 0 obj", attachment);
    const std::size_t number = std::stoul(file.substr(file.rfind('\n', object) + 1));
    const auto end = file.rfind("startxref");
    const std::size_t references = std::stoul(file.substr(end + 10));
    EXPECT_NE(file.find("/W[1 3 2]", references), Bytes::npos) << "rows of six bytes";
    const auto rows = file.find("stream", references) + std::string_view("stream\r\n").size();
    const std::size_t first_row = file[rows - 1] == '\n' ? rows : rows - 1;
    file.replace(first_row + 6 * number + 1, 3, offset_bytes(end));
    file.insert(end, std::to_string(number) + " 0 obj\n<</Type/EmbeddedFile/Length " +
                         std::to_string(record.size()) + ">>\nstream\n" + record + "\nendstream\nendobj\n");
    return file;
}

Retold retold(const Bytes& bytes, registry::IssuedDocument row, const std::string& from,
              const std::string& to) {
    const auto objects = verify::PlainObjects::open(bytes);
    const auto attachment = bytes.rfind(" 0 obj", bytes.find("/Type/EmbeddedFile"));
    const auto object = objects->object(std::stoi(bytes.substr(bytes.rfind('\n', attachment) + 1)));
    verify::Inflate inflate;
    const Bytes record = with(Bytes(*inflate.expanded(object->stream, 1U << 20U)), from, to);
    Retold all{with_record(bytes, record), std::move(row)};
    all.row.record_digest = sha256(record);
    all.row.file_digest = sha256(all.bytes);
    return all;
}

TEST_F(Inspected, AnothersNameOnThePage) {
    credential::Learner renamed = orders_[0].learner;
    std::string& name = renamed.name;
    const std::string old = name;
    const auto letter = std::find_if(name.begin(), name.end(), [](char c) { return c >= 'a' && c <= 'y'; });
    ASSERT_NE(letter, name.end());
    ++*letter;
    const Retold other = retold(content(0), rows_[0], old, name);
    const credential::Credential credential{*orders_[0].edition, renamed, orders_[0].issuance};
    const Done checked = verify::ReadBack().check(other.bytes, {credential, other.row});
    ASSERT_FALSE(checked);
    EXPECT_EQ(checked.error().kind, verify::read_back_differs);
    EXPECT_TRUE(says(checked.error().found, "name does not stand on page 1")) << checked.error().found;
}

TEST_F(Inspected, AnothersNumberOnThePage) {
    Retold other = retold(content(0), rows_[0], orders_[0].number.grouped(), orders_[1].number.grouped());
    other.row.number = orders_[1].number;
    credential::Credential credential{*orders_[0].edition, orders_[0].learner, orders_[0].issuance};
    credential.issuance.number = orders_[1].number.grouped();
    const Done checked = verify::ReadBack().check(other.bytes, {credential, other.row});
    ASSERT_FALSE(checked);
    EXPECT_EQ(checked.error().kind, verify::read_back_differs);
    EXPECT_TRUE(says(checked.error().found, orders_[0].number.grouped() + " stands on page 1"))
        << checked.error().found;
}

TEST_F(Inspected, AFileThatIsGoneOrTorn) {
    const Bytes bytes = content(0);
    replace_first(bytes.substr(0, bytes.size() / 2));
    auto errors = look();
    ASSERT_EQ(errors.size(), 1U);
    EXPECT_EQ(errors[0].kind, verify::not_plain);
    EXPECT_TRUE(says(errors[0].found, "does not end like a PDF")) << errors[0].found;
    fs::remove(orders_[0].file);
    errors = look();
    ASSERT_EQ(errors.size(), 1U);
    EXPECT_EQ(errors[0].kind, cannot_read_file);
}

// A signature that is wrong is what the sample finds and the read-back does not claim to.
TEST_F(Inspected, AWrongSealIsFoundInTheSample) {
    Bytes bytes = content(0);
    const auto gap = bytes.rfind("/Contents<");
    ASSERT_NE(gap, Bytes::npos);
    // The signature's value stands last; of the certificates before it, not all are needed.
    const auto end = bytes.find_last_not_of('0', bytes.find('>', gap) - 1);
    char& digit = bytes[end - 20];
    digit = digit == '0' ? '1' : '0';
    replace_first(bytes);
    EXPECT_TRUE(look().empty());
    const auto errors = look(true);
    ASSERT_EQ(errors.size(), 1U);
    EXPECT_EQ(errors[0].kind, sampled_check_failed) << errors[0].found;
}

TEST(TheSample, IsOneInFiftyTenAtLeastAndSpreadEvenly) {
    struct Row {
        int every, total, size;
    };
    for (const Row& row : {Row{50, 3, 3}, Row{50, 10, 10}, Row{50, 11, 10}, Row{50, 500, 10},
                           Row{50, 501, 11}, Row{50, 10'000, 200}, Row{1, 37, 37}, Row{7, 100, 15}}) {
        const Sampling sampling{.every = row.every};
        EXPECT_EQ(sampling.size(row.total), row.size);
        int chosen = 0;
        int gap = 0;
        int longest = 0;
        for (int i = 0; i < row.total; ++i) {
            gap = sampling.includes(i, row.total) ? 0 : gap + 1;
            longest = std::max(longest, gap);
            chosen += gap == 0 ? 1 : 0;
        }
        EXPECT_EQ(chosen, row.size) << row.total;
        EXPECT_LE(longest, (row.total + row.size - 1) / row.size) << row.total;
    }
}

}  // namespace
}  // namespace sigillum::issue
