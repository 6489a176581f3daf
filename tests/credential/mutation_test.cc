// Readers of foreign bytes, fed with the samples after many small accidents: they may refuse, they must not
// fail otherwise. Run under sanitizers this finds reads beyond the end and overflows; what it found once
// stands in the tests by name.
#include <gtest/gtest.h>

#include <cstdint>
#include <string>

#include "credential/edition_file.h"
#include "credential/learner_list.h"
#include "credential/record.h"
#include "credential/value.h"
#include "tests/credential/edited_sample.h"

namespace sigillum::credential {
namespace {

// The same sequence on every machine (Knuth's MMIX generator).
class Accidents {
  public:
    std::string to(std::string text) {
        for (int i = 0; i < 3 && !text.empty(); ++i) one(text);
        return text;
    }

  private:
    std::uint64_t next() {
        return (state_ = state_ * 6364136223846793005ULL + 1442695040888963407ULL) >> 33U;
    }

    void one(std::string& text) {
        static constexpr std::string_view pieces = "{}[]\",;=\n\r\t\\\x80\xC3\xFF#.0-:";
        const std::size_t at = next() % text.size();
        switch (next() % 5) {
            case 0:
                text[at] = static_cast<char>(next());
                break;
            case 1:
                text.erase(at, next() % 9);
                break;
            case 2:
                text.insert(at, 1, pieces[next() % pieces.size()]);
                break;
            case 3:
                text.insert(at, text.substr(next() % text.size(), next() % 40));
                break;
            default:
                text.resize(at);
                break;
        }
    }

    std::uint64_t state_ = 2026;
};

const std::filesystem::path samples = std::filesystem::path(SOURCE_DIR) / "samples";

TEST(Mutation, OfAnEditionIsReadOrRefused) {
    Accidents accidents;
    const std::string edition = content_of(samples / "sustainable-innovation/edition.toml");
    for (int i = 0; i < 100; ++i) {
        const auto value = value_from_toml(accidents.to(edition), "e.toml");
        if (!value) continue;
        Findings findings;
        Places places("e.toml");
        edition_from_value(*value, "e.toml", findings, places);
    }
}

TEST(Mutation, OfJsonIsReadOrRefused) {
    Accidents accidents;
    const std::string json =
        R"({"languages":["en","pl"],"workload":{"ects":2.5},"units":[{"id":"ż","outcomes":[{"items":["\u0105"]}]}]})";
    for (int i = 0; i < 3000; ++i) {
        const auto value = value_from_json(accidents.to(json), "e.json");
        if (!value) continue;
        Findings findings;
        Places places("e.json");
        edition_from_value(*value, "e.json", findings, places);
    }
}

TEST(Mutation, OfAListIsReadOrRefused) {
    Accidents accidents;
    const std::string list = content_of(samples / "data-literacy/learners.csv");
    for (const char* const encoding : {"UTF-8", "UTF-16", "windows-1250", "GB18030"}) {
        for (int i = 0; i < 200; ++i) {
            Findings findings;
            learners_from_list(accidents.to(list), "l.csv", {.encoding = encoding}, Language{"en"}, findings);
        }
    }
}

TEST(Mutation, OfARecordIsRefusedOrTheSame) {
    Accidents accidents;
    const std::string record =
        R"({"facts":{"a":{"b":["ż",1,true]}},"printed":[{"field":"x","language":"en","text":"y"}],"version":1})";
    for (int i = 0; i < 5000; ++i) {
        const std::string bytes = accidents.to(record);
        const auto read = read_record(bytes);
        EXPECT_TRUE(!read || canonical(*read) == bytes);
    }
}

}  // namespace
}  // namespace sigillum::credential
