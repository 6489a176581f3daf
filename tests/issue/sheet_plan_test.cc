// Every place counted by hand.
#include "issue/sheet_plan.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <set>

namespace sigillum::issue {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

TEST(SheetPlan, BeginsEveryDocumentOnAFrontPage) {
    const int pages[] = {4, 3, 1, 2};
    const SheetPlan plan = sheet_plan(pages, 1);
    EXPECT_THAT(plan.places[0], ElementsAre(0, 1, 2, 3));
    EXPECT_THAT(plan.places[1], ElementsAre(4, 5, 6, 7)) << "7 is its blank back";
    EXPECT_THAT(plan.places[2], ElementsAre(8, 9));
    EXPECT_THAT(plan.places[3], ElementsAre(10, 11));
    EXPECT_EQ(plan.pages, 12U);
    EXPECT_THAT(plan.fillers, IsEmpty());
    EXPECT_THAT(plan.sheet_of, ElementsAre(0, 2, 4, 5));
}

// Four documents of one, two, two and one sheets in two piles: three sheets each. The large sheets carry
// A1|C1, B1|C2, B2|D1; cut, pile one is A1 B1 B2, pile two is C1 C2 D1.
TEST(SheetPlan, LaysPilesSoThatTheyComeOutInOrder) {
    const int pages[] = {2, 4, 3, 2};
    const SheetPlan plan = sheet_plan(pages, 2);
    EXPECT_EQ(plan.pages, 12U);
    EXPECT_THAT(plan.pile_of, ElementsAre(0, 0, 1, 1));
    EXPECT_THAT(plan.sheet_of, ElementsAre(0, 1, 0, 2));
    EXPECT_THAT(plan.places[0], ElementsAre(0, 1));
    EXPECT_THAT(plan.places[1], ElementsAre(4, 5, 8, 9));
    EXPECT_THAT(plan.places[2], ElementsAre(2, 3, 6, 7));
    EXPECT_THAT(plan.places[3], ElementsAre(10, 11));
    EXPECT_THAT(plan.fillers, IsEmpty());
}

TEST(SheetPlan, FillsLowerPilesWithBlankSheetsAndPartsNoDocument) {
    const int pages[] = {4, 4, 4};
    const SheetPlan plan = sheet_plan(pages, 2);
    EXPECT_EQ(plan.pages, 16U);
    EXPECT_THAT(plan.pile_of, ElementsAre(0, 0, 1));
    EXPECT_THAT(plan.fillers, ElementsAre(10, 11, 14, 15)) << "sheets 3 and 4 of pile 2";
    const SheetPlan few = sheet_plan(std::span(pages).first(1), 3);
    EXPECT_EQ(few.pages, 12U);
    EXPECT_EQ(few.fillers.size(), 8U);
}

// What a print room does, done here: the sheets of the file dealt to the piles one by one, the piles laid one
// on the other.
TEST(SheetPlan, GivesTheOrderBackWhenTheFileIsDealtToPiles) {
    std::vector<int> pages;
    for (int i = 0; i < 97; ++i) pages.push_back(1 + i * 7 % 9);
    for (const std::size_t piles : {1U, 2U, 3U, 8U, 64U, 200U}) {
        const SheetPlan plan = sheet_plan(pages, piles);
        std::vector<std::size_t> owner(plan.pages, pages.size());  // of each page; a blank has none
        std::set<std::size_t> taken(plan.fillers.begin(), plan.fillers.end());
        for (std::size_t i = 0; i < pages.size(); ++i) {
            EXPECT_EQ(plan.places[i].front() % 2, 0U);
            for (const std::size_t place : plan.places[i]) {
                owner[place] = i;
                EXPECT_TRUE(taken.insert(place).second) << place << " is given twice";
            }
        }
        EXPECT_EQ(taken.size(), plan.pages) << "every place has its page";
        std::vector<std::size_t> order;
        for (std::size_t pile = 0; pile < piles; ++pile) {
            for (std::size_t sheet = pile; 2 * sheet < plan.pages; sheet += piles) {
                if (owner[2 * sheet] < pages.size()) order.push_back(owner[2 * sheet]);
            }
        }
        EXPECT_TRUE(std::is_sorted(order.begin(), order.end())) << piles << " piles";
    }
}

}  // namespace
}  // namespace sigillum::issue
