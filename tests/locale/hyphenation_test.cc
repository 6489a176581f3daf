#include "locale/hyphenation.h"

#include <gtest/gtest.h>
#include <hyphen.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <filesystem>
#include <memory>
#include <set>

#include "base/file.h"
#include "locale/line_rules.h"

namespace sigillum::locale {
namespace {

const std::filesystem::path rules_folder = std::string(SOURCE_DIR) + "/locales/line-breaks";

// The word with a hyphen wherever it may be parted.
std::string parted(const Hyphenation& hyphenation, const std::string& word) {
    std::string result;
    const auto places = hyphenation.breaks(word);
    for (std::size_t i = 0; i < word.size(); ++i) {
        if (std::find(places.begin(), places.end(), i) != places.end()) result += '-';
        result += word[i];
    }
    return result;
}

std::string parted(const std::string& tag, const std::string& word) {
    const auto rules = LineRules::load(rules_folder, {{tag}});
    if (!rules) return to_string(rules.error());
    const Hyphenation* hyphenation = rules->of({tag}).hyphenation;
    return hyphenation == nullptr ? "no dictionary" : parted(*hyphenation, word);
}

struct Word {
    const char* language;
    const char* parted;
};

class RealWords : public testing::TestWithParam<Word> {};

// As dictionaries of spelling part them (Duden, Słownik ortograficzny, Kielitoimiston sanakirja and others),
// less what leaves fewer than two letters before, or three after where the dictionary does not say.
TEST_P(RealWords, ArePartedAsTheirLanguagesPartThem) {
    std::string word = GetParam().parted;
    std::erase(word, '-');
    EXPECT_EQ(parted(GetParam().language, word), GetParam().parted);
}

INSTANTIATE_TEST_SUITE_P(Hyphenation, RealWords,
                         testing::Values(Word{"de", "Be-schei-ni-gung"}, Word{"de", "Nach-hal-tig-keit"},
                                         Word{"de", "Kreis-lauf-wirt-schaft"},
                                         Word{"de", "Lehr-ver-an-stal-tung"}, Word{"de-AT", "Wis-sen-schaft"},
                                         Word{"hu", "fenn-tart-ha-tó-ság"}, Word{"hu", "fel-ső-ok-ta-tás"},
                                         Word{"pl", "za-świad-cze-nie"}, Word{"fr", "en-sei-gne-ment"},
                                         Word{"fr", "ap-pren-tis-sage"}, Word{"it", "ap-pren-di-mento"},
                                         Word{"es", "sos-te-ni-bi-li-dad"}, Word{"nl", "duur-zaam-heid"},
                                         Word{"sv", "håll-bar-het"}, Word{"en", "en-gin-eer-ing"},
                                         Word{"fi", "tut-kinto"}, Word{"fi", "op-pi-mis-tulok-set"},
                                         Word{"fi", "tieto-stan-dardi"}, Word{"fi", "koulutusala"}));

TEST(Hyphenation, ABreakThatWouldChangeTheSpellingIsLeftOut) {
    // asz-szony-nyal: two letters are written that the whole word does not have.
    EXPECT_EQ(parted("hu", "asszonnyal"), "asszonnyal");
    // l·l becomes l-l.
    EXPECT_EQ(parted("ca", "col"), "col");
}

TEST(Hyphenation, PatternsOfTheBookAreMatchedAsItSays) {
    // F. M. Liang, Word Hy-phen-a-tion by Com-put-er, chapter 1, has these patterns part hy-phen-ation. Long
    // patterns repeat what shorter ones within them say.
    const auto book = Hyphenation::read(
        "UTF-8\n% a comment\nhy3ph\nhe2n\nhe2n5a4\nhe2n5at\n1na\nn2at\n1tio\n2io\no2n\n", "book.dic");
    ASSERT_TRUE(book);
    EXPECT_EQ(parted(*book, "hyphenation"), "hy-phen-ation");
    EXPECT_EQ(parted(*book, "Hyphenation"), "Hy-phen-ation");
}

TEST(Hyphenation, TheEncodingIsThatOfTheFirstLine) {
    const auto latin2 = Hyphenation::read("ISO8859-2\r\na1\xB6\r\n", "x.dic");  // U+015B
    ASSERT_TRUE(latin2);
    EXPECT_EQ(parted(*latin2, "zaświt"), "za-świt");
}

TEST(Hyphenation, AConsonantIsNotLeftAloneBetweenTwoHyphens) {
    const auto both = Hyphenation::read("UTF-8\n1r1w\n1i1an\n", "x.dic");
    ASSERT_TRUE(both);
    EXPECT_EQ(parted(*both, "ingenieurwesen"), "ingenieurwesen");
    EXPECT_EQ(parted(*both, "belgiana"), "belg-i-ana");
}

TEST(Hyphenation, CompoundsArePartedBetweenTheirPartsAndWithinEach) {
    const auto two = Hyphenation::read(
        "UTF-8\nCOMPOUNDLEFTHYPHENMIN 3\nCOMPOUNDRIGHTHYPHENMIN 3\nund1um\nNEXTLEVEL\n1b\n1d\n1m\n",
        "two.dic");
    ASSERT_TRUE(two);
    // "um" before b would leave two letters of the second part, "und" before d two of the first.
    EXPECT_EQ(parted(*two, "rundumbau"), "rund-umbau");
}

TEST(Hyphenation, AFileWithoutEncodingOrPatternsIsRefused) {
    EXPECT_EQ(Hyphenation::read("no-such-encoding\na1b\n", "x.dic").error().kind, bad_hyphenation);
    EXPECT_EQ(Hyphenation::read("UTF-8\n% nothing\n", "x.dic").error().kind, bad_hyphenation);
}

// All words of a catalogue's texts, in lower case.
std::set<std::string> words_of(const std::filesystem::path& catalogue) {
    auto text = icu::UnicodeString::fromUTF8(read_file(catalogue, 4U << 20U).value());
    text.toLower();
    std::set<std::string> words;
    icu::UnicodeString word;
    for (std::int32_t i = 0; i <= text.length(); ++i) {
        if (i < text.length() && u_isalpha(text[i])) {
            word += text[i];
            continue;
        }
        std::string utf8;
        word.toUTF8String(utf8);
        if (word.length() > 4) words.insert(utf8);
        word.remove();
    }
    return words;
}

// What libhyphen makes of a word with the same dictionary; what would change the spelling left out.
class Witness {
  public:
    explicit Witness(const std::filesystem::path& dictionary)
        : dictionary_(hnj_hyphen_load(dictionary.c_str()), hnj_hyphen_free) {}

    std::string parted(const std::string& word) const {
        const auto text = icu::UnicodeString::fromUTF8(word);
        std::string encoding = dictionary_->cset;
        if (encoding.starts_with("ISO8859")) encoding.insert(3, "-");
        std::string bytes(word.size() * 3, '\0');
        bytes.resize(static_cast<std::size_t>(text.extract(
            0, text.length(), bytes.data(), static_cast<std::uint32_t>(bytes.size()), encoding.c_str())));
        std::string marks(bytes.size() + 5, '\0');
        char** respelled = nullptr;
        int *place = nullptr, *removed = nullptr;
        hnj_hyphen_hyphenate3(dictionary_.get(), bytes.data(), static_cast<int>(bytes.size()), marks.data(),
                              nullptr, &respelled, &place, &removed, 2, dictionary_->rhmin == 0 ? 3 : 2,
                              dictionary_->clhmin, dictionary_->crhmin);
        std::string result;
        for (std::int32_t i = 0; i < text.length(); ++i) {
            icu::UnicodeString(text[i]).toUTF8String(result);
            const bool changes = respelled != nullptr && respelled[i] != nullptr;
            if (i + 1 < text.length() && (marks[static_cast<std::size_t>(i)] & 1) != 0 && !changes)
                result += '-';
        }
        return result;
    }

  private:
    std::unique_ptr<HyphenDict, void (*)(HyphenDict*)> dictionary_;
};

// Whether a letter stands alone between two hyphens, where the two part ways on purpose.
bool leaves_a_letter(const std::string& word) {
    for (std::size_t at = word.find('-'); at != std::string::npos; at = word.find('-', at + 1)) {
        const std::size_t next = word.find('-', at + 1);
        if (next != std::string::npos && next - at <= 3) return true;
    }
    return false;
}

TEST(Hyphenation, EveryDictionaryPartsTheWordsOfItsCatalogueAsLibhyphenDoes) {
    const std::filesystem::path locales = std::string(SOURCE_DIR) + "/locales";
    int compared = 0;
    for (const auto& entry : std::filesystem::directory_iterator(locales)) {
        const std::string tag = entry.path().stem();
        if (entry.path().extension() != ".json") continue;
        const auto rules = LineRules::load(rules_folder, {{tag}});
        ASSERT_TRUE(rules);
        if (rules->dictionary_files().empty()) continue;
        const Witness witness(rules->dictionary_files().front());
        for (const std::string& word : words_of(entry.path())) {
            const std::string theirs = witness.parted(word);
            if (leaves_a_letter(theirs)) continue;
            EXPECT_EQ(parted(*rules->of({tag}).hyphenation, word), theirs) << tag;
            ++compared;
        }
    }
    EXPECT_GT(compared, 15'000);  // of 29 languages; fewer where Debian's dictionaries are not installed
}

}  // namespace
}  // namespace sigillum::locale
