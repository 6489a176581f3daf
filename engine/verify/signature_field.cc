#include "verify/signature_field.h"

#include <set>

namespace sigillum::verify {

namespace {

constexpr int deepest_field = 16;

// Walks the field tree; type and value are inherited from parent to kid (ISO 32000-1, 12.7.3.1).
class FieldWalk {
  public:
    explicit FieldWalk(const Limits& limits) : limits_(limits) {}

    Done visit(QPDFObjectHandle field, const std::string& parent, bool is_signature, int depth) {
        if (!field.isDictionary() || !field.isIndirect())
            return refuse("a form field is not an object of its own");
        if (depth > deepest_field || !visited_.insert(field.getObjGen()).second) {
            return refuse("the form's fields are not a tree");
        }
        QPDFObjectHandle type = key_of(field, "/FT");
        if (!type.isNull()) is_signature = is_name(type, "/Sig");
        QPDFObjectHandle own_name = key_of(field, "/T");
        std::string name = parent;
        if (own_name.isString()) name += (parent.empty() ? "" : ".") + own_name.getUTF8Value();
        QPDFObjectHandle kids = key_of(field, "/Kids");
        if (is_signature && (!kids.isArray() || field.hasKey("/V"))) {
            if (Done noted = note(name, field); !noted) return noted;
        }
        for (int i = 0; kids.isArray() && i < kids.getArrayNItems(); ++i) {
            if (Done done = visit(kids.getArrayItem(i), name, is_signature, depth + 1); !done) return done;
        }
        return {};
    }

    bool knows(QPDFObjGen id) const { return visited_.count(id) > 0; }
    std::vector<SignatureField> fields;

  private:
    static tl::unexpected<Error> refuse(std::string found) {
        return fail(bad_signature_field, {}, std::move(found));
    }

    Done note(const std::string& name, QPDFObjectHandle field) {
        SignatureField noted{name, field, std::nullopt};
        if (field.hasKey("/V") && !field.getKey("/V").isNull()) {
            QPDFObjectHandle value = field.getKey("/V");
            if (!value.isIndirect() || !value.isDictionary())
                return refuse("a signature is not an object of its own");
            if (!values_.insert(value.getObjGen()).second)
                return refuse("two form fields share one signature");
            noted.value = value.getObjGen();
        } else if (field.hasKey("/V")) {
            return refuse("a signature field has lost its signature");
        }
        fields.push_back(std::move(noted));
        if (fields.size() > limits_.signatures) return refuse("the form has too many signature fields");
        return {};
    }

    const Limits& limits_;
    std::set<QPDFObjGen> visited_;
    std::set<QPDFObjGen> values_;
};

// A signature widget that no form field stands for would be seen by a reader and checked by nobody.
Done check_page_widgets(PdfFile& file, const FieldWalk& walk, const Limits& limits) {
    const auto pages = file.pages(limits);
    if (!pages) return fail(pages.error());
    for (const QPDFObjectHandle& page : *pages) {
        QPDFObjectHandle annotations = key_of(page, "/Annots");
        for (int i = 0; annotations.isArray() && i < annotations.getArrayNItems(); ++i) {
            QPDFObjectHandle annotation = annotations.getArrayItem(i);
            const bool signature = is_name(key_of(annotation, "/FT"), "/Sig") ||
                                   key_of(key_of(annotation, "/V"), "/ByteRange").isArray();
            if (signature && !walk.knows(annotation.getObjGen())) {
                return fail(bad_signature_field, {}, "a page shows a signature that the form does not know");
            }
        }
    }
    return {};
}

}  // namespace

Result<std::vector<SignatureField>> signature_fields(PdfFile& file, const Limits& limits) {
    FieldWalk walk(limits);
    QPDFObjectHandle fields = key_of(key_of(file.catalog(), "/AcroForm"), "/Fields");
    for (int i = 0; fields.isArray() && i < fields.getArrayNItems(); ++i) {
        if (Done done = walk.visit(fields.getArrayItem(i), "", false, 0); !done) return fail(done.error());
    }
    if (Done done = check_page_widgets(file, walk, limits); !done) return fail(done.error());
    return std::move(walk.fields);
}

}  // namespace sigillum::verify
