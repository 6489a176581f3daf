#include "seal/incremental_update.h"

#include <algorithm>
#include <exception>
#include <utility>

#include "base/digest.h"
#include "seal/revision.h"
#include "seal/signature_gap.h"

namespace sigillum::seal {
namespace {

using Object = QPDFObjectHandle;

tl::unexpected<Error> refused(std::string found) {
    return fail(cannot_be_extended, {}, std::move(found), "a PDF written by sigillum");
}

// The array under a key as a direct one of its own; a single value, or none, becomes an array as well.
Object direct_array(Object holder, const std::string& key) {
    Object value = holder.getKey(key);
    Object array = Object::newArray();
    if (value.isArray()) {
        for (int i = 0; i < value.getArrayNItems(); ++i) array.appendItem(value.getArrayItem(i));
    } else if (!value.isNull()) {
        array.appendItem(value);
    }
    holder.replaceKey(key, array);
    return array;
}

void add_streams(Revision& revision, const Object& store, const std::string& key,
                 const std::vector<Bytes>& contents) {
    if (contents.empty()) return;
    Object array = direct_array(store, key);
    for (const Bytes& content : contents) array.appendItem(revision.add_stream(content));
}

Result<Bytes> material_added(ByteView pdf, const ValidationMaterial& material) {
    auto revision = Revision::of(pdf);
    if (!revision) return fail(std::move(revision.error()));
    Object catalog = revision->catalog();
    Object store = catalog.getKey("/DSS");
    if (!store.isDictionary()) {
        store = revision->add(Object::newDictionary());
        store.replaceKey("/Type", Object::newName("/DSS"));
        catalog.replaceKey("/DSS", store);
        revision->change(catalog);
    }
    add_streams(*revision, store, "/Certs", material.certificates);
    add_streams(*revision, store, "/CRLs", material.revocation_lists);
    add_streams(*revision, store, "/OCSPs", material.ocsp_responses);
    revision->change(store.isIndirect() ? store : catalog);
    return std::move(revision->written().bytes);
}

// The structure element that holds the whole document: the first kid of the root.
Object document_element(Object root) {
    Object kids = root.getKey("/K");
    return kids.isArray() && kids.getArrayNItems() > 0 ? kids.getArrayItem(0) : kids;
}

// Adds one entry to the parent tree, a number tree (ISO 32000-1, 7.9.7) whose keys only grow.
void add_to_parent_tree(Revision& revision, Object root, long long key, const Object& element) {
    Object tree = root.getKey("/ParentTree");
    const Object number = Object::newInteger(key);
    if (tree.getKey("/Kids").isArray()) {
        Object leaf = Object::newDictionary();
        leaf.replaceKey("/Limits", Object::newArray({number, number}));
        leaf.replaceKey("/Nums", Object::newArray({number, element}));
        direct_array(tree, "/Kids").appendItem(revision.add(leaf));
    } else {
        Object entries = direct_array(tree, "/Nums");
        entries.appendItem(number);
        entries.appendItem(element);
    }
    revision.change(tree.isIndirect() ? tree : root);
}

// The Form element of a widget, as PDF/UA-1 asks for (7.18.4), at the end of the document element.
bool tag(Revision& revision, Object widget, const Object& page) {
    Object root = revision.catalog().getKey("/StructTreeRoot");
    if (!root.isDictionary()) return true;  // an untagged file stays untagged
    Object document = document_element(root);
    Object next_key = root.getKey("/ParentTreeNextKey");
    if (!document.isDictionary() || !document.isIndirect() || !root.isIndirect() || !next_key.isInteger() ||
        !root.getKey("/ParentTree").isDictionary()) {
        return false;
    }
    const long long key = next_key.getIntValue();
    Object reference = Object::newDictionary();
    reference.replaceKey("/Type", Object::newName("/OBJR"));
    reference.replaceKey("/Obj", widget);
    Object element = Object::newDictionary();
    element.replaceKey("/Type", Object::newName("/StructElem"));
    element.replaceKey("/S", Object::newName("/Form"));
    element.replaceKey("/P", document);
    element.replaceKey("/Pg", page);
    element.replaceKey("/K", reference);
    element = revision.add(element);

    direct_array(document, "/K").appendItem(element);
    revision.change(document);
    add_to_parent_tree(revision, root, key, element);
    root.replaceKey("/ParentTreeNextKey", Object::newInteger(key + 1));
    revision.change(root);
    widget.replaceKey("/StructParent", Object::newInteger(key));
    return true;
}

// A signature dictionary whose /Contents is filled once the rest of the file is known.
Bytes time_stamp_dictionary() {
    return "<< /Type /DocTimeStamp /Filter /Adobe.PPKLite /SubFilter /ETSI.RFC3161\n"
           "/ByteRange [0 1234567890 1234567890 1234567890]\n/Contents <" +
           Bytes(2 * largest_time_stamp, '0') + "> >>";
}

Object widget_of(Revision& revision, const Object& page, const TimeStampField& field) {
    Object widget = Object::newDictionary();
    widget.replaceKey("/Type", Object::newName("/Annot"));
    widget.replaceKey("/Subtype", Object::newName("/Widget"));
    widget.replaceKey("/FT", Object::newName("/Sig"));
    widget.replaceKey("/T", Object::newUnicodeString(field.name));
    widget.replaceKey("/TU", Object::newUnicodeString(field.description));
    widget.replaceKey("/V", revision.add_signature_dictionary(time_stamp_dictionary()));
    widget.replaceKey("/Rect", Object::parse("[0 0 0 0]"));
    widget.replaceKey("/F", Object::newInteger(132));  // Print, which PDF/A requires (6.3.2), and Locked
    widget.replaceKey("/P", page);
    return revision.add(widget);
}

bool names_field(Object fields, const std::string& name) {
    for (int i = 0; i < fields.getArrayNItems(); ++i) {
        Object held = fields.getArrayItem(i).getKey("/T");
        if (held.isString() && held.getUTF8Value() == name) return true;
    }
    return false;
}

Result<SignableFile> field_added(ByteView pdf, const TimeStampField& field) {
    auto revision = Revision::of(pdf);
    if (!revision) return fail(std::move(revision.error()));
    Object catalog = revision->catalog();
    Object form = catalog.getKey("/AcroForm");
    const std::vector<Object>& pages = revision->file().getAllPages();
    if (pages.empty() || !form.isDictionary()) return refused("the PDF has no page or no form");
    Object page = pages.front();

    Object fields = direct_array(form, "/Fields");
    if (names_field(fields, field.name)) return refused("the PDF already has a field “" + field.name + "”");
    Object widget = widget_of(*revision, page, field);
    fields.appendItem(widget);
    form.replaceKey("/SigFlags", Object::newInteger(3));  // signatures exist; append only
    revision->change(form.isIndirect() ? form : catalog);
    direct_array(page, "/Annots").appendItem(widget);
    page.replaceKey("/Tabs", Object::newName("/S"));  // PDF/UA-1, 7.18.3
    revision->change(page);
    if (!tag(*revision, widget, page)) return refused("the structure tree of the PDF cannot be extended");
    return revision->written();
}

}  // namespace

Result<Bytes> with_validation_material(ByteView pdf, const ValidationMaterial& material) {
    try {
        return material_added(pdf, material);
    } catch (const std::exception& caught) {
        return refused(std::string("the PDF cannot be read: ") + caught.what());
    }
}

Result<Bytes> with_document_time_stamp(ByteView pdf, const Stamping& stamping, const TimeStampField& field) {
    Result<SignableFile> file;
    try {
        file = field_added(pdf, field);
    } catch (const std::exception& caught) {
        return refused(std::string("the PDF cannot be read: ") + caught.what());
    }
    if (!file) return fail(std::move(file.error()));
    if (auto written = write_byte_range(*file); !written) return fail(std::move(written.error()));
    TimeStampRequest request{.nonce = stamping.nonce};
    FrontDigest front;
    const Bytes digest = GapDigest(*file, request.imprint.size(), front).around();
    std::copy(digest.begin(), digest.end(), request.imprint.begin());
    const auto token = stamping.authority.token(request);
    if (!token) return fail(token.error());
    if (auto filled = fill_gap(*file, *token); !filled) return fail(std::move(filled.error()));
    return std::move(file->bytes);
}

}  // namespace sigillum::seal
