#include "qr/joined_key_sets.h"

#include <gtest/gtest.h>

#include "tests/qr/sample_facts.h"

namespace sigillum::qr {
namespace {

PublicKeySet set_of(const KeyLife& life) {
    PublicKeySet set;
    set.keys = {known_key()};
    set.keys[0].life = life;
    return set;
}

TEST(JoinedKeySets, HoldWhatEitherHolds) {
    PublicKeySet first;
    first.awarding_bodies = {{"a", "University A"}};
    first.seals = {{.certificate = "one"}};
    PublicKeySet second = set_of({});
    second.awarding_bodies = {{"b", "University B"}, {"a", "University A"}};
    second.alliances = {{"x", "Alliance X"}};
    second.seals = {{.certificate = "two", .demo = true}};
    const PublicKeySet both = joined(first, second).value();
    EXPECT_EQ(both.keys, second.keys);
    EXPECT_EQ(both.awarding_bodies.size(), 2U);
    EXPECT_EQ(both.alliances, second.alliances);
    EXPECT_EQ(both.seals, (std::vector<PublishedSeal>{{.certificate = "one"}, second.seals[0]}));
}

// A set that is behind the other must not take a revocation back, whichever comes first.
TEST(JoinedKeySets, KeepTheEarliestTimes) {
    const PublicKeySet old = set_of({.valid_from = 10});
    const PublicKeySet young = set_of({.valid_from = 20, .retired = 40, .revoked_since = 30});
    const PublicKeySet younger = set_of({.retired = 50, .revoked_since = 25});
    const KeyLife expected{.valid_from = 10, .retired = 40, .revoked_since = 25};
    for (const auto& order : {std::array{old, young, younger}, std::array{younger, young, old}}) {
        const auto both = joined(*joined(order[0], order[1]), order[2]).value();
        ASSERT_EQ(both.keys.size(), 1U);
        EXPECT_EQ(both.keys[0].life, expected);
    }
    PublicKeySet sealed;
    sealed.seals = {{.certificate = "one"}};
    PublicKeySet revoked = sealed;
    revoked.seals[0].life.revoked_since = 7;
    EXPECT_EQ(joined(sealed, revoked)->seals, revoked.seals);
    EXPECT_EQ(joined(revoked, sealed)->seals, revoked.seals);
}

TEST(JoinedKeySets, AreRefusedWhereTheyContradictEachOther) {
    const PublicKeySet good = set_of({});
    PublicKeySet other_purpose = good;
    other_purpose.keys[0].purpose = KeyPurpose::status;
    PublicKeySet other_mark = good;
    other_mark.keys[0].demo = !good.keys[0].demo;
    for (const PublicKeySet& other : {other_purpose, other_mark})
        EXPECT_EQ(joined(good, other).error().kind, key_sets_differ);
    PublicKeySet named;
    named.awarding_bodies = {{"a", "University A"}};
    PublicKeySet renamed;
    renamed.awarding_bodies = {{"a", "University B"}};
    EXPECT_EQ(joined(named, renamed).error().kind, key_sets_differ);
    named = {};
    named.alliances = {{"a", "Alliance A"}};
    renamed = {};
    renamed.alliances = {{"a", "Alliance B"}};
    EXPECT_EQ(joined(named, renamed).error().kind, key_sets_differ);
    PublicKeySet demo;
    demo.seals = {{.certificate = "one", .demo = true}};
    PublicKeySet real;
    real.seals = {{.certificate = "one"}};
    EXPECT_EQ(joined(demo, real).error().kind, key_sets_differ);
}

}  // namespace
}  // namespace sigillum::qr
