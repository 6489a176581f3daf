// Keys in the registry: added once, retired, revoked; and the names of those who award.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/registry/sample_documents.h"
#include "tests/registry/scratch_registry.h"

namespace sigillum::registry {
namespace {

using ::testing::UnorderedElementsAre;

Act at(std::int64_t time) { return {time, "tester", ""}; }

Reservation reserved(Store& store, const char* learner) {
    const std::vector<ReservationRequest> request = {{"edition", learner}};
    return store.reserve(request, counted_random(static_cast<unsigned>(learner[1])), at_noon)->front();
}

class RegistryKeys : public StoreTest {};
class RegistryNames : public StoreTest {};
SIGILLUM_HOLDS_FOR_EVERY_STORE(RegistryKeys);
SIGILLUM_HOLDS_FOR_EVERY_STORE(RegistryNames);

TEST_P(RegistryKeys, AreAddedOnceAndListedInTheirOrder) {
    const ScratchRegistry scratch(GetParam());
    const auto store = scratch.opened();
    KeyEntry status_key = code_key();
    status_key.id = "0807060504030201";
    status_key.purpose = KeyPurpose::status;
    for (const KeyEntry& key : {seal_key(), code_key(), status_key, seal_key()})
        ASSERT_TRUE(store->add_key(key, at_noon));
    EXPECT_EQ(scratch.opened()->keys().value(), (std::vector{seal_key(), code_key(), status_key}));
    EXPECT_EQ(store->find_key(seal_key().id).value(), seal_key());
    EXPECT_EQ(store->find_key("0000000000000000").value(), std::nullopt);
    EXPECT_EQ(store->find_key("no id").value(), std::nullopt);
}

TEST_P(RegistryKeys, AreRefusedWithAnotherContentOrAnIdThatIsNone) {
    const ScratchRegistry scratch(GetParam());
    const auto store = scratch.opened();
    ASSERT_TRUE(store->add_key(code_key(), at_noon));
    KeyEntry other_point = code_key();
    other_point.public_part[5] = 'x';
    KeyEntry real = code_key();
    real.demo = false;
    KeyEntry other_purpose = code_key();
    other_purpose.purpose = KeyPurpose::status;
    KeyEntry short_id = code_key();
    short_id.id = "01020304";
    KeyEntry seal_as_code = seal_key();
    seal_as_code.purpose = KeyPurpose::code;
    KeyEntry capitals = code_key();
    capitals.id = "ABCDEF0102030405";
    for (const KeyEntry& key : {other_point, real, other_purpose, short_id, seal_as_code, capitals})
        EXPECT_EQ(store->add_key(key, at_noon).error().kind, key_conflict) << key.id;
    EXPECT_EQ(store->keys().value(), std::vector{code_key()});
}

TEST_P(RegistryKeys, RecordNothingWhenTheyAreNotKnownRetiredOrRevoked) {
    const ScratchRegistry scratch(GetParam());
    const auto store = scratch.opened();
    const Reservation one = reserved(*store, "s1");
    const Reservation two = reserved(*store, "s2");
    EXPECT_EQ(store->record_issued(std::vector{document_for(one)}, at_noon).error().kind, key_not_known);
    ASSERT_TRUE(record(*store, std::vector{document_for(one)}));
    ASSERT_TRUE(store->retire_key(code_key().id, at(noon + 10)));
    EXPECT_EQ(store->record_issued(std::vector{document_for(two)}, at_noon).error().kind, key_is_retired);
    EXPECT_TRUE(store->record_issued(std::vector{document_for(one)}, at_noon))
        << "recorded while it was good";
    ASSERT_TRUE(store->revoke_key(seal_key().id, noon, at(noon + 20)));
    ASSERT_TRUE(store->revoke_key(code_key().id, noon, at(noon + 20)));
    EXPECT_EQ(store->record_issued(std::vector{document_for(two)}, at_noon).error().kind, key_is_revoked);
    EXPECT_EQ(store->issued("edition")->size(), 1U);
}

TEST_P(RegistryKeys, AreRetiredOnceAndRevokedAlsoAfterwards) {
    const ScratchRegistry scratch(GetParam());
    const auto store = scratch.opened();
    const std::string id = code_key().id;
    EXPECT_EQ(store->retire_key(id, at(noon)).error().kind, key_not_known);
    EXPECT_EQ(store->revoke_key(id, noon, at(noon)).error().kind, key_not_known);
    ASSERT_TRUE(store->add_key(code_key(), at_noon));
    ASSERT_TRUE(store->retire_key(id, at(noon + 5)));
    EXPECT_EQ(store->retire_key(id, at(noon + 6)).error().kind, key_is_retired);
    ASSERT_TRUE(store->revoke_key(id, noon + 3, at(noon + 7)));
    EXPECT_EQ(store->revoke_key(id, noon + 4, at(noon + 8)).error().kind, key_is_revoked) << "later";
    ASSERT_TRUE(store->revoke_key(id, noon + 2, at(noon + 9))) << "earlier";
    KeyEntry expected = code_key();
    expected.retired_at = noon + 5;
    expected.revoked_since = noon + 2;
    expected.revoked_at = noon + 9;
    EXPECT_EQ(store->find_key(id).value(), expected);
    EXPECT_EQ(store->retire_key(id, at(noon + 10)).error().kind, key_is_revoked);
    ASSERT_TRUE(store->add_key(code_key(), at(noon + 11))) << "adding it again brings nothing back";
    EXPECT_EQ(store->find_key(id).value(), expected);
}

TEST_P(RegistryKeys, TellWhatWasRecordedBeforeAMoment) {
    const ScratchRegistry scratch(GetParam());
    const auto store = scratch.opened();
    std::vector<IssuedDocument> documents;
    for (int i = 0; i < 3; ++i) {
        const std::string learner = "s" + std::to_string(i);
        documents.push_back(document_for(reserved(*store, learner.c_str())));
        ASSERT_TRUE(record(*store, std::vector{documents.back()}, at(noon + i)));
    }
    EXPECT_THAT(store->recorded_before(code_key(), noon + 2).value(),
                UnorderedElementsAre(documents[0].token_digest, documents[1].token_digest));
    EXPECT_THAT(store->recorded_before(seal_key(), noon + 1).value(),
                UnorderedElementsAre(documents[0].file_digest));
    KeyEntry another = code_key();
    another.id = "1111111111111111";
    EXPECT_TRUE(store->recorded_before(another, noon + 9)->empty());
}

TEST_P(RegistryNames, AreKeptAndTheLatestHolds) {
    const ScratchRegistry scratch(GetParam());
    const auto store = scratch.opened();
    EXPECT_EQ(store->names().value(), Names{});
    ASSERT_TRUE(
        store->add_names({{{"wut", "Warsaw"}, {"tub", "TU Berlin"}}, {{"enhance", "ENHANCE"}}}, at_noon));
    ASSERT_TRUE(store->add_names({{{"wut", "Warsaw University of Technology"}}, {}}, at_noon));
    EXPECT_EQ(store->names().value(),
              (Names{{{"wut", "Warsaw University of Technology"}, {"tub", "TU Berlin"}},
                     {{"enhance", "ENHANCE"}}}));
}

}  // namespace
}  // namespace sigillum::registry
