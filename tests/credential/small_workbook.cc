#include "tests/credential/small_workbook.h"

#include <algorithm>
#include <cstdint>

namespace sigillum::credential {
namespace {

constexpr const char* declaration = R"(<?xml version="1.0" encoding="UTF-8" standalone="yes"?>)";
constexpr const char* main_space = R"(xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main")";
constexpr const char* relation_space =
    R"(xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships")";
constexpr const char* relations_open =
    R"(<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">)";

std::string relation(const std::string& id, const std::string& type, const std::string& target) {
    return "<Relationship Id=\"" + id +
           "\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/" + type +
           "\" Target=\"" + target + "\"/>";
}

std::uint32_t crc32_of(const std::string& bytes) {
    std::uint32_t crc = 0xFFFFFFFFU;
    for (const char c : bytes) {
        crc ^= static_cast<unsigned char>(c);
        for (int bit = 0; bit < 8; ++bit) crc = (crc >> 1U) ^ ((crc & 1U) != 0 ? 0xEDB88320U : 0U);
    }
    return ~crc;
}

std::string little(std::uint32_t value, int bytes) {
    std::string text;
    for (int i = 0; i < bytes; ++i) text += static_cast<char>((value >> (8 * i)) & 0xFFU);
    return text;
}

// What a local header and its copy in the central directory have in common.
std::string header_of(const std::string& name, const std::string& content) {
    const auto size = static_cast<std::uint32_t>(content.size());
    return little(20, 2) + little(0x0800, 2) + little(0, 2) + little(0, 2) + little(0x21, 2) +
           little(crc32_of(content), 4) + little(size, 4) + little(size, 4) +
           little(static_cast<std::uint32_t>(name.size()), 2) + little(0, 2);
}

}  // namespace

std::string zip_of(const Parts& parts) {
    std::string files;
    std::string directory;
    for (const auto& [name, content] : parts) {
        const auto at = static_cast<std::uint32_t>(files.size());
        files += "PK\x03\x04" + header_of(name, content) + name + content;
        directory += "PK\x01\x02" + little(20, 2) + header_of(name, content) + little(0, 2) + little(0, 2) +
                     little(0, 2) + little(0, 4) + little(at, 4) + name;
    }
    const auto count = static_cast<std::uint32_t>(parts.size());
    return files + directory + "PK\x05\x06" + little(0, 4) + little(count, 2) + little(count, 2) +
           little(static_cast<std::uint32_t>(directory.size()), 4) +
           little(static_cast<std::uint32_t>(files.size()), 4) + little(0, 2);
}

Parts parts_of(const SmallWorkbook& book) {
    std::string strings;
    for (const std::string& string : book.strings) strings += "<si>" + string + "</si>";
    std::string styles;
    for (const int format : book.styles) styles += "<xf numFmtId=\"" + std::to_string(format) + "\"/>";
    const std::string spaces = std::string(main_space) + " " + relation_space;
    Parts parts = {
        {"_rels/.rels", std::string(declaration) + relations_open +
                            relation("rId1", "officeDocument", "xl/workbook.xml") + "</Relationships>"},
        {"xl/workbook.xml", std::string(declaration) + "<workbook " + spaces + ">" + book.book_properties +
                                "<sheets>" + book.sheets + "</sheets></workbook>"},
        {"xl/_rels/workbook.xml.rels", std::string(declaration) + relations_open +
                                           relation("rId1", "worksheet", "worksheets/sheet1.xml") +
                                           relation("rId2", "worksheet", "/xl/worksheets/sheet2.xml") +
                                           relation("rId8", "sharedStrings", "sharedStrings.xml") +
                                           relation("rId9", "styles", "styles.xml") + "</Relationships>"},
        {"xl/sharedStrings.xml", std::string(declaration) + "<sst " + main_space + ">" + strings + "</sst>"},
        {"xl/styles.xml", std::string(declaration) + "<styleSheet " + main_space + "><numFmts>" +
                              book.formats + "</numFmts><cellXfs>" + styles + "</cellXfs></styleSheet>"},
        {"xl/worksheets/sheet1.xml", std::string(declaration) + "<worksheet " + spaces + ">" + book.before +
                                         "<sheetData>" + book.rows + "</sheetData>" + book.behind +
                                         "</worksheet>"},
    };
    for (const auto& [name, content] : book.more) {
        const auto same = std::find_if(parts.begin(), parts.end(),
                                       [&name = name](const auto& part) { return part.first == name; });
        if (same != parts.end())
            same->second = content;
        else
            parts.emplace_back(name, content);
    }
    return parts;
}

std::string xlsx_of(const SmallWorkbook& book) { return zip_of(parts_of(book)); }

std::string text_row(int number, const std::vector<std::string>& cells) {
    std::string row = "<row r=\"" + std::to_string(number) + "\">";
    for (std::size_t i = 0; i < cells.size(); ++i) {
        if (cells[i].empty()) continue;
        row += "<c r=\"" + std::string(1, static_cast<char>('A' + i)) + std::to_string(number) +
               "\" t=\"inlineStr\"><is><t xml:space=\"preserve\">" + cells[i] + "</t></is></c>";
    }
    return row + "</row>";
}

}  // namespace sigillum::credential
