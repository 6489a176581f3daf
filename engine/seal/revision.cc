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

// The number behind the last "startxref"; 0 when it is missing, lies outside, or no classic table stands
// there.
std::size_t last_table(ByteView file) {
    static constexpr ByteView keyword = "startxref";
    const std::size_t at = file.rfind(keyword);
    if (at == ByteView::npos) return 0;
    const std::size_t digits = file.find_first_of("0123456789", at);
    std::size_t offset = 0;
    if (digits == ByteView::npos) return 0;
    std::from_chars(file.data() + digits, file.data() + file.size(), offset);
    return offset < file.size() && file.substr(offset, 4) == "xref" ? offset : 0;
}

Bytes body_of(QPDFObjectHandle object) {
    if (!object.isStream()) return object.unparseResolved();
    const std::shared_ptr<Buffer> data = object.getRawStreamData();
    Bytes body = object.getDict().unparse() + "\nstream\n";
    body.append(reinterpret_cast<const char*>(data->getBuffer()), data->getSize());
    return body + "\nendstream";
}

// One "f"- or "n"-entry of 20 bytes per object, in subsections of consecutive numbers (ISO 32000-1, 7.5.4).
Bytes table_of(const std::map<QPDFObjGen, std::size_t>& offsets) {
    Bytes table = "xref\n";
    for (auto first = offsets.begin(); first != offsets.end();) {
        Bytes entries;
        int count = 0;
        auto next = first;
        for (; next != offsets.end() && next->first.getObj() == first->first.getObj() + count;
             ++next, ++count) {
            entries += fmt::format("{:010} {:05} n \n", next->second, next->first.getGen());
        }
        table += fmt::format("{} {}\n{}", first->first.getObj(), count, entries);
        first = next;
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

}  // namespace

Result<Revision> Revision::of(ByteView original) {
    Revision revision;
    revision.original_ = original;
    revision.previous_table_ = last_table(original);
    if (revision.previous_table_ == 0) {
        return fail(cannot_be_extended, {}, "the PDF has no classic cross-reference table at its end",
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
    const std::size_t table = out.size();
    const Bytes trailer = this->trailer(size, ByteView(out).substr(original_.size()));
    out += fmt::format("{}trailer\n{}\nstartxref\n{}\n%%EOF\n", table_of(offsets), trailer, table);
    return result;
}

Bytes Revision::trailer(int size, ByteView appended) {
    QPDFObjectHandle trailer = file_->getTrailer().shallowCopy();
    trailer.replaceKey("/Size", QPDFObjectHandle::newInteger(size));
    trailer.replaceKey("/Prev", QPDFObjectHandle::newInteger(static_cast<long long>(previous_table_)));
    if (QPDFObjectHandle id = trailer.getKey("/ID"); id.isArray() && id.getArrayNItems() == 2) {
        // The second identifier names this revision (ISO 32000-1, 14.4); the first stays what it was.
        const QPDFObjectHandle own = QPDFObjectHandle::newString(to_bytes(sha256(appended)).substr(0, 16));
        trailer.replaceKey("/ID", QPDFObjectHandle::newArray({id.getArrayItem(0), own}));
    }
    return trailer.unparse();
}

}  // namespace sigillum::seal
