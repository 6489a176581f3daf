#include "pdf/metadata.h"

#include <gmock/gmock.h>

#include <pugixml.hpp>

namespace sigillum::pdf {
namespace {

document::Document sample() {
    document::Document document;
    document.main = Language{"de"};
    document.second = Language{"en"};
    document.metadata = {.title = "Zertifikat „<A & B>“",
                         .subject = "Nachhaltige Innovation",
                         .author = "Technische Universität Berlin",
                         .number = "7KQ2-9MXD-04TR-BV5H",
                         .verification_address = "https://verify.enhance.example/?a=1&b=2",
                         .created = {.seconds = 1783087532, .offset_minutes = 120}};
    return document;
}

TEST(Metadata, ThePacketIsXmlThatSaysWhatTheDocumentSays) {
    pugi::xml_document xml;
    const Bytes packet = xmp_packet(sample());
    ASSERT_TRUE(xml.load_buffer(packet.data(), packet.size()));
    const auto value = [&](const char* path) {
        return std::string(xml.select_node(path).node().text().get());
    };
    EXPECT_EQ(value("//dc:title/rdf:Alt/rdf:li[@xml:lang='x-default']"), "Zertifikat „<A & B>“");
    EXPECT_EQ(value("//dc:title/rdf:Alt/rdf:li[@xml:lang='de']"), "Zertifikat „<A & B>“");
    EXPECT_EQ(value("//dc:description/rdf:Alt/rdf:li[1]"), "Nachhaltige Innovation");
    EXPECT_EQ(value("//dc:creator/rdf:Seq/rdf:li"), "Technische Universität Berlin");
    EXPECT_EQ(value("//dc:language/rdf:Bag/rdf:li[1]"), "de");
    EXPECT_EQ(value("//dc:language/rdf:Bag/rdf:li[2]"), "en");
    EXPECT_EQ(value("//xmp:CreateDate"), "2026-07-03T16:05:32+02:00");
    EXPECT_EQ(value("//pdfaid:part"), "3");
    EXPECT_EQ(value("//pdfaid:conformance"), "A");
    EXPECT_EQ(value("//pdfuaid:part"), "1");
    EXPECT_EQ(value("//certificate:number"), "7KQ2-9MXD-04TR-BV5H");
    EXPECT_EQ(value("//certificate:verification"), "https://verify.enhance.example/?a=1&b=2");
}

// A control character would make the packet no XML at all.
TEST(Metadata, CharactersThatXmlForbidsAreLeftOut) {
    document::Document document = sample();
    document.metadata.title = "A\x01\x02 B";
    EXPECT_THAT(xmp_packet(document), testing::HasSubstr(">A B<"));
}

TEST(Metadata, EmptyFactsAreNotMentioned) {
    document::Document document = sample();
    document.metadata.number.clear();
    document.metadata.author.clear();
    document.metadata.subject.clear();
    const Bytes packet = xmp_packet(document);
    EXPECT_THAT(packet, testing::Not(testing::HasSubstr("<certificate:number>")));
    EXPECT_THAT(packet, testing::Not(testing::HasSubstr("dc:creator")));
    EXPECT_THAT(packet, testing::Not(testing::HasSubstr("dc:description")));
    EXPECT_THAT(information_entries(document), testing::Not(testing::HasSubstr("/Author")));
}

}  // namespace
}  // namespace sigillum::pdf
