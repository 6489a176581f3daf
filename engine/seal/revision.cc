#include "seal/revision.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <memory>
#include <qpdf/Buffer.hh>
#include <utility>
#include <vector>

#include "base/digest.h"
#include "seal/incremental_update.h"

namespace sigillum::seal {
namespace {

// The number behind the last "startxref"; 0 when it is missing or lies outside.
std::size_t last_section(ByteView file) {
    static constexpr ByteView keyword = "startxref";
    const std::size_t at = file.rfind(keyword);
    if (at == ByteView::npos) return 0;
    const std::size_t digits = file.find_first_of("0123456789", at);
    std::size_t offset = 0;
    if (digits == ByteView::npos) return 0;
    std::from_chars(file.data() + digits, file.data() + file.size(), offset);
    return offset < file.size() ? offset : 0;
}

Bytes body_of(QPDFObjectHandle object) {
    if (!object.isStream()) return object.unparseResolved();
    const std::shared_ptr<Buffer> data = object.getRawStreamData();
    Bytes body = object.getDict().unparse() + "\nstream\n";
    body.append(reinterpret_cast<const char*>(data->getBuffer()), data->getSize());
    return body + "\nendstream";
}

// How many objects have consecutive numbers from this one on.
template <class Place>
int run_from(Place first, Place end) {
    int count = 0;
    for (Place next = first; next != end && next->first.getObj() == first->first.getObj() + count; ++next)
        ++count;
    return count;
}

// One "n"-entry of 20 bytes per object, in subsections of consecutive numbers (ISO 32000-1, 7.5.4).
Bytes table_of(const std::map<QPDFObjGen, std::size_t>& offsets) {
    Bytes table = "xref\n";
    for (auto at = offsets.begin(); at != offsets.end();) {
        const int count = run_from(at, offsets.end());
        table += fmt::format("{} {}\n", at->first.getObj(), count);
        for (int i = 0; i < count; ++i, ++at)
            table += fmt::format("{:010} {:05} n \n", at->second, at->first.getGen());
    }
    return table;
}

// The same in the binary form of a cross-reference stream, with fields of 1, 4 and 2 bytes (7.5.8).
struct BinaryTable {
    std::string index;
    Bytes entries;
};

void append_bytes(Bytes& to, std::size_t value, int count) {
    for (int i = count; --i >= 0;) to += static_cast<char>((value >> (8 * i)) & 0xFFU);
}

BinaryTable binary_table_of(const std::map<QPDFObjGen, std::size_t>& offsets) {
    BinaryTable table;
    for (auto at = offsets.begin(); at != offsets.end();) {
        const int count = run_from(at, offsets.end());
        table.index += fmt::format("{} {} ", at->first.getObj(), count);
        for (int i = 0; i < count; ++i, ++at) {
            append_bytes(table.entries, 1, 1);
            append_bytes(table.entries, at->second, 4);
            append_bytes(table.entries, static_cast<std::size_t>(at->first.getGen()), 2);
        }
    }
    return table;
}

// Notes where the placeholder and the gap of a signature dictionary stand, before its body is appended.
void locate_gap(SignableFile& file, const Bytes& body) {
    const std::size_t range = body.find('[', body.find("/ByteRange"));
    const std::size_t gap = body.find('<', body.find("/Contents"));
    file.byte_range_offset = file.bytes.size() + range;
    file.byte_range_length = body.find(']', range) + 1 - range;
    file.contents_offset = file.bytes.size() + gap;
    file.contents_length = body.find('>', gap) + 1 - gap;
}

void append_table(Bytes& out, const std::map<QPDFObjGen, std::size_t>& offsets, QPDFObjectHandle trailer) {
    const std::size_t section = out.size();
    out +=
        fmt::format("{}trailer\n{}\nstartxref\n{}\n%%EOF\n", table_of(offsets), trailer.unparse(), section);
}

// As the object of the highest number, which names itself too.
void append_cross_reference_stream(Bytes& out, std::map<QPDFObjGen, std::size_t> offsets,
                                   QPDFObjectHandle trailer) {
    const std::size_t section = out.size();
    const int number = trailer.getKey("/Size").getIntValueAsInt() - 1;
    offsets.emplace(QPDFObjGen(number, 0), section);
    const BinaryTable table = binary_table_of(offsets);
    trailer.replaceKey("/Type", QPDFObjectHandle::newName("/XRef"));
    trailer.replaceKey("/W", QPDFObjectHandle::parse("[1 4 2]"));
    trailer.replaceKey("/Index", QPDFObjectHandle::parse("[" + table.index + "]"));
    trailer.replaceKey("/Length", QPDFObjectHandle::newInteger(static_cast<long long>(table.entries.size())));
    out += fmt::format("{} 0 obj\n{}\nstream\n", number, trailer.unparse());
    out += table.entries;
    out += fmt::format("\nendstream\nendobj\nstartxref\n{}\n%%EOF\n", section);
}

}  // namespace

Result<Revision> Revision::of(ByteView original) {
    Revision revision;
    revision.original_ = original;
    revision.previous_section_ = last_section(original);
    if (revision.previous_section_ == 0) {
        return fail(cannot_be_extended, {}, "the PDF does not end with its cross-reference section",
                    "a PDF written by sigillum");
    }
    revision.file_ = std::make_unique<QPDF>();
    revision.file_->setSuppressWarnings(true);
    revision.file_->setAttemptRecovery(false);
    revision.file_->processMemoryFile("the PDF", original.data(), original.size());
    if (revision.file_->isEncrypted()) {
        return fail(cannot_be_extended, {}, "the PDF is encrypted", "a PDF written by sigillum");
    }
    return revision;
}

QPDFObjectHandle Revision::add(const QPDFObjectHandle& object) {
    QPDFObjectHandle reference = file_->makeIndirectObject(object);
    objects_.insert_or_assign(reference.getObjGen(), reference);
    return reference;
}

QPDFObjectHandle Revision::add_stream(ByteView bytes) {
    QPDFObjectHandle stream = QPDFObjectHandle::newStream(file_.get(), std::string(bytes));
    objects_.insert_or_assign(stream.getObjGen(), stream);
    return stream;
}

QPDFObjectHandle Revision::add_signature_dictionary(Bytes text) {
    QPDFObjectHandle reference = file_->makeIndirectObject(QPDFObjectHandle::newDictionary());
    verbatim_.insert_or_assign(reference.getObjGen(), std::move(text));
    return reference;
}

void Revision::change(const QPDFObjectHandle& object) {
    if (QPDFObjectHandle copy = object; copy.isIndirect()) objects_.insert_or_assign(copy.getObjGen(), copy);
}

SignableFile Revision::written() {
    std::map<QPDFObjGen, Bytes> bodies = verbatim_;
    for (const auto& [id, object] : objects_) bodies.emplace(id, body_of(object));

    SignableFile result{.bytes = Bytes(original_)};
    Bytes& out = result.bytes;
    if (out.back() != '\n' && out.back() != '\r') out += '\n';
    std::map<QPDFObjGen, std::size_t> offsets;
    int size = file_->getTrailer().getKey("/Size").getIntValueAsInt();
    for (const auto& [id, body] : bodies) {
        offsets.emplace(id, out.size());
        size = std::max(size, id.getObj() + 1);
        out += fmt::format("{} {} obj\n", id.getObj(), id.getGen());
        if (verbatim_.contains(id)) locate_gap(result, body);
        out += body + "\nendobj\n";
    }
    const Bytes appended = out.substr(original_.size());
    if (original_.substr(previous_section_, 4) == "xref") {
        append_table(out, offsets, trailer(size, appended));
    } else {
        append_cross_reference_stream(out, offsets, trailer(size + 1, appended));
    }
    return result;
}

QPDFObjectHandle Revision::trailer(int size, ByteView appended) {
    QPDFObjectHandle trailer = file_->getTrailer().shallowCopy();
    for (const char* of_last_stream : {"/Type", "/W", "/Index", "/Length", "/Filter", "/DecodeParms"})
        trailer.removeKey(of_last_stream);
    trailer.replaceKey("/Size", QPDFObjectHandle::newInteger(size));
    trailer.replaceKey("/Prev", QPDFObjectHandle::newInteger(static_cast<long long>(previous_section_)));
    if (QPDFObjectHandle id = trailer.getKey("/ID"); id.isArray() && id.getArrayNItems() == 2) {
        // The second identifier names this revision (ISO 32000-1, 14.4); the first stays what it was.
        const QPDFObjectHandle own = QPDFObjectHandle::newString(to_bytes(sha256(appended)).substr(0, 16));
        trailer.replaceKey("/ID", QPDFObjectHandle::newArray({id.getArrayItem(0), own}));
    }
    return trailer;
}

}  // namespace sigillum::seal
