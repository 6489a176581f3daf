#include "verify/attached_record.h"

#include <qpdf/Buffer.hh>
#include <set>
#include <vector>

namespace sigillum::verify {

namespace {

constexpr std::string_view record_name = "credential.json";
constexpr int deepest_name_tree = 16;

tl::unexpected<Error> refuse(std::string found) { return fail(bad_attachment, {}, std::move(found)); }

bool is_record(const QPDFObjectHandle& file_specification) {
    for (const char* key : {"/UF", "/F"}) {
        QPDFObjectHandle name = key_of(file_specification, key);
        if (name.isString() && name.getUTF8Value() == record_name) return true;
    }
    return false;
}

// The file specifications of the name tree /EmbeddedFiles (ISO 32000-1, 7.9.6).
void collect_embedded(QPDFObjectHandle node, int depth, std::vector<QPDFObjectHandle>& into) {
    if (depth > deepest_name_tree || !node.isDictionary()) return;
    QPDFObjectHandle names = key_of(node, "/Names");
    for (int i = 1; names.isArray() && i < names.getArrayNItems(); i += 2)
        into.push_back(names.getArrayItem(i));
    QPDFObjectHandle kids = key_of(node, "/Kids");
    for (int i = 0; kids.isArray() && i < kids.getArrayNItems(); ++i)
        collect_embedded(kids.getArrayItem(i), depth + 1, into);
}

std::vector<QPDFObjectHandle> records_among(std::vector<QPDFObjectHandle> specifications) {
    std::erase_if(specifications, [](const QPDFObjectHandle& one) { return !is_record(one); });
    return specifications;
}

}  // namespace

Result<std::optional<Bytes>> attached_record(PdfFile& file, const Limits& limits) {
    std::vector<QPDFObjectHandle> embedded;
    collect_embedded(key_of(key_of(file.catalog(), "/Names"), "/EmbeddedFiles"), 0, embedded);
    QPDFObjectHandle associated_list = key_of(file.catalog(), "/AF");
    const std::vector<QPDFObjectHandle> by_name = records_among(std::move(embedded));
    const std::vector<QPDFObjectHandle> associated = records_among(
        associated_list.isArray() ? associated_list.getArrayAsVector() : std::vector<QPDFObjectHandle>{});
    if (by_name.empty() && associated.empty()) return std::optional<Bytes>();
    if (by_name.size() != 1 || associated.size() != 1)
        return refuse("the record is not attached exactly once");
    const QPDFObjectHandle& specification = associated.front();
    const QPDFObjectHandle& named = by_name.front();
    QPDFObjectHandle stream = key_of(key_of(specification, "/EF"), "/F");
    QPDFObjectHandle named_stream = key_of(key_of(named, "/EF"), "/F");
    if (!stream.isStream() || !named_stream.isStream() || stream.getObjGen() != named_stream.getObjGen()) {
        return refuse("two different records are attached");
    }
    QPDFObjectHandle other_stream = key_of(key_of(specification, "/EF"), "/UF");
    if (!other_stream.isNull() &&
        (!other_stream.isStream() || other_stream.getObjGen() != stream.getObjGen())) {
        return refuse("two different records are attached");
    }
    if (!is_name(key_of(specification, "/AFRelationship"), "/Data"))
        return refuse("the record is not attached as data");
    const auto data = stream.getStreamData(qpdf_dl_generalized);
    if (data->getSize() > limits.record_bytes) return refuse("the attached record is too large");
    return std::optional<Bytes>(Bytes(reinterpret_cast<const char*>(data->getBuffer()), data->getSize()));
}

}  // namespace sigillum::verify
