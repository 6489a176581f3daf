// The structure tree as an independent reader (qpdf) sees it.
#include <gmock/gmock.h>

#include <nlohmann/json.hpp>

#include "outside_tool.h"
#include "sample_sheets.h"

namespace sigillum::pdf::test {
namespace {

using Json = nlohmann::json;

// The objects of a file by "12 0 R".
class Objects {
  public:
    explicit Objects(const std::filesystem::path& file) {
        const Json all =
            Json::parse(run("qpdf --json --json-stream-data=none " + file.string()).output, nullptr, false);
        if (!all.is_discarded()) objects_ = all["qpdf"][1];
    }
    Json at(const Json& reference) const {
        if (!reference.is_string() || !objects_.contains("obj:" + reference.get<std::string>()))
            return reference;
        const Json& object = objects_["obj:" + reference.get<std::string>()];
        return object.contains("value") ? object["value"] : object["stream"]["dict"];
    }
    Json catalog() const { return at(objects_["trailer"]["value"]["/Root"]); }

  private:
    Json objects_;
};

Json kids_of(const Json& element) {
    if (!element.contains("/K")) return Json::array();
    return element["/K"].is_array() ? element["/K"] : Json::array({element["/K"]});
}

// The marked contents of an element as {page reference, MCID}.
std::vector<std::pair<std::string, int>> contents_of(const Json& element) {
    std::vector<std::pair<std::string, int>> contents;
    for (const Json& kid : kids_of(element)) {
        if (kid.is_number()) contents.emplace_back(element["/Pg"], kid);
        if (kid.is_object() && kid.contains("/MCID")) contents.emplace_back(kid["/Pg"], kid["/MCID"]);
    }
    return contents;
}

// Every element names its parent, and every parent names it.
void expect_parents(const Objects& objects, const std::string& element, int& count) {
    ++count;
    for (const Json& kid : kids_of(objects.at(element))) {
        if (!kid.is_string()) continue;
        EXPECT_EQ(objects.at(kid)["/P"], element);
        expect_parents(objects, kid, count);
    }
}

TEST(Structure, ElementsNameTheirParents) {
    const Objects objects(stored("tree.pdf", certificate().write()->bytes));
    const Json root = objects.at(objects.catalog()["/StructTreeRoot"]);
    int count = 0;
    expect_parents(objects, root["/K"], count);
    EXPECT_EQ(count, 36);  // the lines of elements in TheStructureTellsTheDocumentInOrder
}

// ISO 32000-1, 14.7.4.4: from a marked content to its element and back.
TEST(Structure, TheParentTreeLeadsFromContentToElement) {
    const Objects objects(stored("parents.pdf", certificate().write()->bytes));
    const Json root = objects.at(objects.catalog()["/StructTreeRoot"]);
    const Json numbers = objects.at(root["/ParentTree"])["/Nums"];
    const Json pages = objects.at(objects.catalog()["/Pages"])["/Kids"];
    ASSERT_EQ(numbers.size(), 8U);  // two pages, a link, a field
    for (std::size_t page = 0; page < 2; ++page) {
        EXPECT_EQ(numbers[2 * page], objects.at(pages[page])["/StructParents"]);
        const Json& owners = numbers[2 * page + 1];
        for (std::size_t mcid = 0; mcid < owners.size(); ++mcid) {
            EXPECT_THAT(contents_of(objects.at(owners[mcid])),
                        testing::Contains(std::pair(pages[page].get<std::string>(), static_cast<int>(mcid))));
        }
    }
    for (const Json& annotation : objects.at(pages[0])["/Annots"]) {
        const Json key = objects.at(annotation)["/StructParent"];
        const Json element = objects.at(numbers[2 * key.get<std::size_t>() + 1]);
        EXPECT_EQ(kids_of(element).back()["/Obj"], annotation);
    }
    EXPECT_EQ(root["/ParentTreeNextKey"], 4);
}

TEST(Structure, ElementsCarryTheirLanguageWhereItChanges) {
    Sheet sheet;
    sheet.document.root.language = Language{"en"};
    const auto german = sheet.add(0, {.kind = document::Kind::section, .language = Language{"de"}});
    const auto same = sheet.add(german, {.kind = document::Kind::paragraph, .language = Language{"de"}});
    sheet.text(page::Owner::of(same), "Lernergebnisse", {.language = Language{"de"}});
    const Objects objects(stored("language.pdf", sheet.write()->bytes));
    const Json document = objects.at(objects.at(objects.catalog()["/StructTreeRoot"])["/K"]);
    const Json section = objects.at(document["/K"]);
    EXPECT_EQ(objects.catalog()["/Lang"], "u:en");
    EXPECT_FALSE(document.contains("/Lang") && document["/Lang"] != "u:en");
    EXPECT_EQ(section["/Lang"], "u:de");
    EXPECT_FALSE(objects.at(section["/K"]).contains("/Lang"));
}

}  // namespace
}  // namespace sigillum::pdf::test
