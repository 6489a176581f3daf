#include "base/packed_list.h"

#include <gmock/gmock.h>

#include <algorithm>
#include <limits>
#include <numeric>
#include <thread>

#include "base/certificate_number.h"
#include "base/packed_values.h"

namespace sigillum {

enum class Colour { red, green };

struct Thing {
    std::string name;
    std::int64_t number = 0;
    Colour colour = Colour::red;
    bool known = false;
    std::optional<PartialDate> day;
    std::vector<std::pair<Language, std::string>> words;
    std::array<std::uint8_t, 3> digest{};
    CertificateNumber certificate;
    Place place;
    bool operator==(const Thing&) const = default;
};

template <MaybeConst<Thing> T>
auto values_of(T& thing) {
    auto& [name, number, colour, known, day, words, digest, certificate, place] = thing;
    return std::tie(name, number, colour, known, day, words, digest, certificate, place);
}

namespace {

using testing::ElementsAre;

Thing full() {
    return {.name = std::string("Łucja\0;", 8),
            .number = -70'000,
            .colour = Colour::green,
            .known = true,
            .day = PartialDate{2002, 3, 0},
            .words = {{{"en"}, "good"}, {{"sr-Latn"}, ""}},
            .digest = {0x80, 0, 0xFF},
            .certificate = CertificateNumber::parse("DR61-7HCY-BAGK-Q056").value(),
            .place = {.file = "learners.csv", .row = 300, .field = "name"}};
}

TEST(PackedList, GivesEveryRecordBackAsItWas) {
    PackedList<Thing> list;
    EXPECT_TRUE(list.empty());
    list.push_back(full());
    list.push_back({});
    ASSERT_EQ(list.size(), 2U);
    EXPECT_EQ(list[0], full());
    EXPECT_EQ(list[1], Thing{});
    EXPECT_EQ(list.front(), full());
    EXPECT_EQ(list.back(), Thing{});
}

TEST(PackedList, ReadsIntoARecordThatHeldAnother) {
    const PackedList<Thing> list = {{Thing{}, full()}};
    Thing thing = full();
    list.read(0, thing);
    EXPECT_EQ(thing, Thing{});
    list.read(1, thing);
    EXPECT_EQ(thing, full());
}

TEST(PackedList, KeepsNumbersOfEverySize) {
    PackedList<Thing> list;
    const std::vector<std::int64_t> numbers = {0,
                                               -1,
                                               63,
                                               64,
                                               -64,
                                               -65,
                                               8191,
                                               8192,
                                               std::numeric_limits<std::int64_t>::max(),
                                               std::numeric_limits<std::int64_t>::min()};
    for (const std::int64_t number : numbers) list.push_back({.number = number});
    for (std::size_t i = 0; i < numbers.size(); ++i) EXPECT_EQ(list[i].number, numbers[i]);
}

TEST(PackedList, HoldsRecordsOfAnyLength) {
    PackedList<Thing> list;
    for (const std::size_t length : {0U, 40'000U, 40'000U, 300'000U, 1U})
        list.push_back({.name = std::string(length, 'x')});
    std::vector<std::size_t> lengths;
    for (const Thing& thing : list) lengths.push_back(thing.name.size());
    EXPECT_THAT(lengths, ElementsAre(0, 40'000, 40'000, 300'000, 1));
}

TEST(PackedList, ReplacesOneAndLeavesTheOthers) {
    PackedList<Thing> list;
    list.resize(3);
    list.replace(1, full());
    EXPECT_EQ(list[0], Thing{});
    EXPECT_EQ(list[1], full());
    EXPECT_EQ(list[2], Thing{});
    list.resize(2);
    EXPECT_EQ(list.size(), 2U);
    EXPECT_EQ(list.back(), full());
}

TEST(PackedList, ChangesEachInTurn) {
    PackedList<Thing> list = {{{.name = "a"}, {.name = "b"}}};
    const PackedList<Thing> before = list;
    list.change_each([](Thing& thing) { thing.name += "!"; });
    EXPECT_EQ(list[0].name, "a!");
    EXPECT_EQ(list[1].name, "b!");
    EXPECT_EQ(before[1].name, "b") << "a copy is a list of its own";
    EXPECT_FALSE(list == before);
    EXPECT_TRUE(before == PackedList<Thing>({{.name = "a"}, {.name = "b"}}));
    EXPECT_FALSE(before == PackedList<Thing>({{.name = "a"}}));
}

TEST(PackedList, IsSearchedAsOthersAre) {
    const PackedList<Thing> list = {{{.name = "a"}, {.name = "b", .number = 7}, {.name = "c"}}};
    const auto found =
        std::find_if(list.begin(), list.end(), [](const Thing& thing) { return thing.name == "b"; });
    ASSERT_NE(found, list.end());
    EXPECT_EQ(found->number, 7);
    EXPECT_EQ(std::count_if(list.begin(), list.end(), [](const Thing& thing) { return thing.number == 0; }),
              2);
}

TEST(PackedList, IsReadBySeveralThreadsAtOnce) {
    PackedList<Thing> list;
    for (int i = 0; i < 5000; ++i) list.push_back({.name = std::to_string(i), .number = i});
    const auto sum = [&list] {
        std::int64_t all = 0;
        for (const Thing& thing : list)
            all += std::stoi(thing.name) == thing.number ? thing.number : 1'000'000;
        return all;
    };
    std::int64_t other = 0;
    std::thread beside([&] { other = sum(); });
    EXPECT_EQ(sum(), 12'497'500);
    beside.join();
    EXPECT_EQ(other, 12'497'500);
}

// The point of it: a learner's row of some hundred letters takes little more than its letters.
TEST(PackedList, TakesLittleMoreThanTheLettersOfARecord) {
    std::string bytes;
    Packer(bytes).put(Thing{.name = "Kazimierz Dźwigała", .number = 17});
    EXPECT_LE(bytes.size(), 48U);
}

}  // namespace
}  // namespace sigillum
