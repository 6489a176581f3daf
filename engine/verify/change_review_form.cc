// What may change in the form and on the pages: new signature fields, and signatures in empty ones.
#include <algorithm>
#include <array>

#include "verify/change_review.h"

namespace sigillum::verify {

namespace {

tl::unexpected<Error> refuse(std::string found) { return fail(changed_after_signing, {}, std::move(found)); }

std::vector<QPDFObjectHandle> items_of(QPDFObjectHandle array) {
    return array.isArray() ? array.getArrayAsVector() : std::vector<QPDFObjectHandle>{};
}

// What was appended to a list; nothing when the old entries do not all come first, in their order.
std::optional<std::vector<QPDFObjectHandle>> appended(const QPDFObjectHandle& before,
                                                      const QPDFObjectHandle& after) {
    const std::vector<QPDFObjectHandle> old_items = items_of(before);
    const std::vector<QPDFObjectHandle> new_items = items_of(after);
    if (new_items.size() < old_items.size() ||
        !std::equal(old_items.begin(), old_items.end(), new_items.begin(), same_value)) {
        return std::nullopt;
    }
    return std::vector<QPDFObjectHandle>(new_items.begin() + static_cast<std::ptrdiff_t>(old_items.size()),
                                         new_items.end());
}

bool has_no_area(QPDFObjectHandle rectangle) {
    if (!rectangle.isArray() || rectangle.getArrayNItems() != 4) return false;
    std::array<double, 4> side{};
    for (int i = 0; i < 4; ++i) {
        if (!rectangle.getArrayItem(i).isNumber()) return false;
        side.at(static_cast<std::size_t>(i)) = rectangle.getArrayItem(i).getNumericValue();
    }
    return side[0] == side[2] || side[1] == side[3];
}

}  // namespace

Done ChangeReview::review_form() {
    QPDFObjectHandle old_form = key_of(before_.catalog(), "/AcroForm");
    QPDFObjectHandle new_form = key_of(after_.catalog(), "/AcroForm");
    if (!old_form.isDictionary() || !new_form.isDictionary())
        return refuse("the document's form was exchanged");
    for (const std::string& key : differing_keys(old_form, new_form)) {
        const bool resources = key == "/DR" && policy_ == ChangePolicy::further_signatures;
        if (key != "/Fields" && key != "/SigFlags" && !resources)
            return refuse("the document's form was changed");
        if (resources) explain_additions(new_form.getKey(key));
    }
    if (old_form.isIndirect() != new_form.isIndirect()) return refuse("the document's form was exchanged");
    if (changed(new_form)) explain(new_form);
    QPDFObjectHandle old_fields = key_of(old_form, "/Fields");
    QPDFObjectHandle new_fields = key_of(new_form, "/Fields");
    const auto fields = appended(old_fields, new_fields);
    if (!fields) return refuse("a field of the document's form was removed or exchanged");
    explain_list(old_fields, new_fields);
    for (const QPDFObjectHandle& field : *fields) {
        if (Done done = review_new_field(field); !done) return done;
    }
    return {};
}

Done ChangeReview::review_new_field(QPDFObjectHandle field) {
    static const std::set<std::string> permitted{"/Type", "/Subtype", "/FT", "/T",    "/TU",
                                                 "/V",    "/F",       "/P",  "/Rect", "/AP",
                                                 "/MK",   "/DA",      "/Ff", "/Lang", "/StructParent"};
    if (!field.isDictionary() || !added(field) || !is_name(key_of(field, "/FT"), "/Sig") ||
        !is_name(key_of(field, "/Subtype"), "/Widget")) {
        return refuse("a form field was added that is no signature");
    }
    for (const std::string& key : field.getKeys()) {
        if (permitted.count(key) == 0)
            return refuse("a signature field was added that does more than hold a signature");
    }
    QPDFObjectHandle signature = key_of(field, "/V");
    const bool time_stamp = is_name(key_of(signature, "/SubFilter"), "/ETSI.RFC3161");
    if (!signature.isDictionary() || !added(signature)) return refuse("an empty signature field was added");
    if (!time_stamp && policy_ == ChangePolicy::archival_only)
        return refuse("a signature was added that is not allowed");
    if (!has_no_area(key_of(field, "/Rect"))) {
        if (policy_ == ChangePolicy::archival_only) return refuse("a visible field was added to a page");
        words_.emplace_back("a signature was added that shows on a page and may cover what stood there");
    } else {
        words_.emplace_back(time_stamp ? "a document time stamp was added" : "a further signature was added");
    }
    new_fields_.insert(field.getObjGen());
    explain_additions(field);
    return {};
}

// A field that was empty may have been signed. Nothing else of a field may change, least of all its place.
Done ChangeReview::review_known_fields() {
    const auto fields = signature_fields(before_, limits_);
    if (!fields) return fail(fields.error());
    for (const SignatureField& known : *fields) {
        QPDFObjectHandle old_field = known.field;
        QPDFObjectHandle new_field = after_.object(old_field.getObjGen());
        if (!changed(new_field)) continue;
        const bool time_stamp = is_name(key_of(key_of(new_field, "/V"), "/SubFilter"), "/ETSI.RFC3161");
        if (known.value || (!time_stamp && policy_ == ChangePolicy::archival_only) ||
            !new_field.isDictionary() || !added(key_of(new_field, "/V"))) {
            return refuse("the signature field “" + known.name + "” was changed");
        }
        for (const std::string& key : differing_keys(old_field, new_field)) {
            const bool was_there = old_field.hasKey(key);
            const bool appearance = key == "/AP" || key == "/MK";
            if ((key != "/V" && key != "/F" && !appearance) || (appearance && (was_there || time_stamp))) {
                return refuse("the signature field “" + known.name + "” was changed");
            }
            explain_additions(new_field.getKey(key));
        }
        explain(new_field);
        words_.push_back("the empty signature field “" + known.name + "” was signed");
    }
    return {};
}

Done ChangeReview::review_pages() {
    const auto pages = after_.pages(limits_);
    if (!pages) return fail(pages.error());
    for (QPDFObjectHandle page : *pages) {
        QPDFObjectHandle old_page = before_.object(page.getObjGen());
        if (!old_page.isDictionary()) return refuse("a page was added");
        if (changed(page)) {
            const std::vector<std::string> keys = differing_keys(old_page, page);
            const bool permitted = std::all_of(keys.begin(), keys.end(), [&](const std::string& key) {
                return key == "/Annots" || (key == "/Tabs" && is_name(page.getKey(key), "/S"));
            });
            if (!permitted) return refuse("a page was changed");
            explain(page);
        }
        if (Done done = review_annotations(key_of(old_page, "/Annots"), key_of(page, "/Annots")); !done)
            return done;
    }
    return {};
}

Done ChangeReview::review_annotations(const QPDFObjectHandle& before, const QPDFObjectHandle& after) {
    const auto annotations = appended(before, after);
    if (!annotations) return refuse("an annotation of a page was removed or exchanged");
    for (const QPDFObjectHandle& annotation : *annotations) {
        if (!annotation.isIndirect() || new_fields_.count(annotation.getObjGen()) == 0) {
            return refuse("an annotation was added to a page");
        }
    }
    explain_list(before, after);
    return {};
}

}  // namespace sigillum::verify
