#include "pdf/attachments.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "pdf/syntax.h"

namespace sigillum::pdf {
namespace {

// No /CheckSum: it can only be MD5 (table 46), which proves nothing that the signature does not prove better.
Reference add_embedded_file(ObjectFile& file, const Attachment& attachment, const StreamData& data) {
    Bytes entries = "/Type/EmbeddedFile/Subtype";
    append_name(entries, attachment.mime_type);
    entries += "/Params<</Size ";
    append_integer(entries, static_cast<std::int64_t>(attachment.bytes.size()));
    entries += "/ModDate";
    append_date(entries, attachment.modified);
    entries += ">>";
    return file.add_stream(entries, data);
}

Reference add_file_specification(ObjectFile& file, const Attachment& attachment, Reference embedded) {
    Bytes entries = "/Type/Filespec";
    append_text_entry(entries, "F", attachment.name);
    append_text_entry(entries, "UF", attachment.name);
    append_text_entry(entries, "Desc", attachment.description);
    entries += "/AFRelationship";
    append_name(entries, attachment.relationship);
    entries += "/EF<<";
    append_entry(entries, "F", embedded);
    append_entry(entries, "UF", embedded);
    entries += ">>";
    return file.add(entries);
}

bool is_media_type(std::string_view type) {
    const auto is_token = [](std::string_view part) {
        return !part.empty() && std::all_of(part.begin(), part.end(), [](unsigned char c) {
            return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '-' ||
                   c == '_' || c == '+' || c == '.';
        });
    };
    const std::size_t slash = type.find('/');
    return slash != std::string_view::npos && is_token(type.substr(0, slash)) &&
           is_token(type.substr(slash + 1));
}

bool is_relationship(std::string_view name) {
    static constexpr std::array<std::string_view, 5> known{"Source", "Data", "Alternative", "Supplement",
                                                           "Unspecified"};
    return std::find(known.begin(), known.end(), name) != known.end();
}

}  // namespace

Done check_attachments(const std::vector<Attachment>& attachments) {
    std::vector<std::string_view> names;
    for (const Attachment& attachment : attachments) {
        const Place place{.field = "attachment “" + attachment.name + "”"};
        if (attachment.name.empty() ||
            std::find(names.begin(), names.end(), attachment.name) != names.end()) {
            return fail(pdf_not_written, place, "a name that is empty or used twice", "a name of its own");
        }
        names.emplace_back(attachment.name);
        if (!is_media_type(attachment.mime_type)) {
            return fail(pdf_not_written, place, "“" + attachment.mime_type + "”",
                        "a media type without parameters, such as application/json");
        }
        if (!is_relationship(attachment.relationship)) {
            return fail(pdf_not_written, place, "“" + attachment.relationship + "”",
                        "Source, Data, Alternative, Supplement or Unspecified");
        }
    }
    return {};
}

Bytes AttachmentDeflate::compress(const Attachment& attachment) {
    const auto example = by_likeness.find(attachment.likeness);
    if (example != by_likeness.end()) {
        if (Bytes compressed = example->second.compress(attachment.bytes); !compressed.empty())
            return compressed;
    }
    return general.compress(attachment.bytes);
}

void add_attachments(ObjectFile& file, const std::vector<Attachment>& attachments, AttachmentRoom room,
                     Bytes& catalog) {
    if (attachments.empty()) return;
    std::vector<std::pair<Bytes, Reference>> by_name;  // the name tree is ordered by its keys' bytes (7.9.6)
    catalog += "/AF[";
    for (const Attachment& attachment : attachments) {
        const Bytes& compressed = room.streams.emplace_back(room.deflate.compress(attachment));
        const Reference embedded = add_embedded_file(file, attachment, {compressed, true});
        const Reference specification = add_file_specification(file, attachment, embedded);
        append_reference(catalog, specification);
        catalog += ' ';
        Bytes key;
        append_text(key, attachment.name);
        by_name.emplace_back(std::move(key), specification);
    }
    std::sort(by_name.begin(), by_name.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    catalog += "]/Names<</EmbeddedFiles<</Names[";
    for (const auto& [key, specification] : by_name) {
        catalog += key;
        append_reference(catalog, specification);
        catalog += ' ';
    }
    catalog += "]>>>>";
}

}  // namespace sigillum::pdf
