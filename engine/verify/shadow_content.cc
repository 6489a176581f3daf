#include "verify/shadow_content.h"

#include <algorithm>

#include "verify/reachable.h"

namespace sigillum::verify {

namespace {

constexpr long long hidden_bits = 2 | 32;  // Hidden and NoView (ISO 32000-1, table 165)

bool has_other_fields(PdfFile& file) {
    QPDFObjectHandle fields = key_of(key_of(file.catalog(), "/AcroForm"), "/Fields");
    for (int i = 0; fields.isArray() && i < fields.getArrayNItems(); ++i) {
        if (!is_name(key_of(fields.getArrayItem(i), "/FT"), "/Sig")) return true;
    }
    return false;
}

// A reader acts on these by itself; a link that waits for a click is none of them.
bool acts_by_itself(PdfFile& file, const std::vector<QPDFObjectHandle>& pages) {
    QPDFObjectHandle catalog = file.catalog();
    const bool document = key_of(catalog, "/AA").isDictionary() ||
                          key_of(key_of(catalog, "/OpenAction"), "/S").isName() ||
                          !key_of(key_of(catalog, "/Names"), "/JavaScript").isNull();
    return document || std::any_of(pages.begin(), pages.end(), [](const QPDFObjectHandle& page) {
               return key_of(page, "/AA").isDictionary();
           });
}

bool has_hidden_annotation(const std::vector<QPDFObjectHandle>& pages) {
    for (const QPDFObjectHandle& page : pages) {
        QPDFObjectHandle annotations = key_of(page, "/Annots");
        for (int i = 0; annotations.isArray() && i < annotations.getArrayNItems(); ++i) {
            QPDFObjectHandle flags = key_of(annotations.getArrayItem(i), "/F");
            if (flags.isInteger() && (flags.getIntValue() & hidden_bits) != 0) return true;
        }
    }
    return false;
}

// Streams and dictionaries that nothing leads to; the file's own packaging is not content.
int unused_objects(PdfFile& file) {
    const std::set<QPDFObjGen> reachable = reachable_objects(file);
    return static_cast<int>(std::count_if(file.objects().begin(), file.objects().end(), [&](QPDFObjGen id) {
        if (reachable.count(id) > 0) return false;
        QPDFObjectHandle object = file.object(id);
        const QPDFObjectHandle type = key_of(object, "/Type");
        return (object.isStream() || object.isDictionary()) && !is_name(type, "/XRef") &&
               !is_name(type, "/ObjStm");
    }));
}

}  // namespace

Result<std::vector<std::string>> shadow_content(PdfFile& file, const Limits& limits) {
    const auto pages = file.pages(limits);
    if (!pages) return fail(pages.error());
    std::vector<std::string> found;
    if (!key_of(file.catalog(), "/OCProperties").isNull()) {
        found.emplace_back("the document has layers that can be shown and hidden");
    }
    if (has_other_fields(file)) found.emplace_back("the document has form fields beside its signatures");
    if (has_hidden_annotation(*pages)) found.emplace_back("the document has hidden annotations");
    if (acts_by_itself(file, *pages))
        found.emplace_back("the document does something by itself when it is opened");
    if (const int unused = unused_objects(file)) {
        found.push_back("the document holds " + std::to_string(unused) + " objects that nothing leads to");
    }
    return found;
}

}  // namespace sigillum::verify
