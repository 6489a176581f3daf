// What may change in the structure tree: one element for each new signature field (ISO 32000-1, 14.7.2
// and 14.7.4.4).
#include <algorithm>

#include "verify/change_review.h"

namespace sigillum::verify {

namespace {

tl::unexpected<Error> refuse(std::string found) { return fail(changed_after_signing, {}, std::move(found)); }

// /K is one kid or a list of them.
std::vector<QPDFObjectHandle> kids_of(const QPDFObjectHandle& element) {
    QPDFObjectHandle kids = key_of(element, "/K");
    if (kids.isNull()) return {};
    return kids.isArray() ? kids.getArrayAsVector() : std::vector<QPDFObjectHandle>{kids};
}

}  // namespace

Done ChangeReview::review_structure() {
    QPDFObjectHandle old_root = key_of(before_.catalog(), "/StructTreeRoot");
    QPDFObjectHandle new_root = key_of(after_.catalog(), "/StructTreeRoot");
    if (!new_root.isDictionary() || !same_value(old_root, new_root)) return {};
    if (changed(new_root)) {
        for (const std::string& key : differing_keys(old_root, new_root)) {
            if (key != "/K" && key != "/ParentTree" && key != "/ParentTreeNextKey") {
                return refuse("the structure tree was changed");
            }
        }
        explain(new_root);
    }
    if (Done done = review_parent_tree(key_of(old_root, "/ParentTree"), key_of(new_root, "/ParentTree"));
        !done) {
        return done;
    }
    if (Done done = review_structure_node(old_root, new_root); !done) return done;
    // Any other element that has gained a kid.
    const std::set<QPDFObjGen> elements = differences_.changed;
    for (const QPDFObjGen id : elements) {
        if (explained_.count(id) > 0) continue;
        QPDFObjectHandle old_element = before_.object(id);
        if (!old_element.isDictionary() || !old_element.hasKey("/S") || !old_element.hasKey("/P")) continue;
        const std::vector<std::string> keys = differing_keys(old_element, after_.object(id));
        if (keys != std::vector<std::string>{"/K"}) return refuse("the structure tree was changed");
        if (Done done = review_structure_node(old_element, after_.object(id)); !done) return done;
        explain(after_.object(id));
    }
    return {};
}

Done ChangeReview::review_structure_node(const QPDFObjectHandle& before, const QPDFObjectHandle& after) {
    const std::vector<QPDFObjectHandle> old_kids = kids_of(before);
    const std::vector<QPDFObjectHandle> new_kids = kids_of(after);
    if (new_kids.size() < old_kids.size() ||
        !std::equal(old_kids.begin(), old_kids.end(), new_kids.begin(), same_value)) {
        return refuse("an element of the structure tree was removed or exchanged");
    }
    for (std::size_t i = old_kids.size(); i < new_kids.size(); ++i) {
        if (Done done = review_new_element(new_kids[i]); !done) return done;
    }
    explain_list(key_of(before, "/K"), key_of(after, "/K"));
    return {};
}

Done ChangeReview::review_new_element(QPDFObjectHandle element) {
    static const std::set<std::string> permitted{"/Type", "/S", "/P", "/K", "/Pg", "/Alt", "/Lang", "/ID"};
    const bool form = is_name(key_of(element, "/S"), "/Form") || is_name(key_of(element, "/S"), "/Annot");
    if (!added(element) || !form) return refuse("an element was added to the structure tree");
    for (const std::string& key : element.getKeys()) {
        if (permitted.count(key) == 0) return refuse("an element was added to the structure tree");
    }
    for (const QPDFObjectHandle& kid : kids_of(element)) {
        QPDFObjectHandle widget = key_of(kid, "/Obj");
        if (!is_name(key_of(kid, "/Type"), "/OBJR") || !widget.isIndirect() ||
            new_fields_.count(widget.getObjGen()) == 0) {
            return refuse("an element was added to the structure tree");
        }
    }
    explain_additions(element);
    return {};
}

// Number trees of one level or more: each known entry stays; a new one leads to a new element.
Done ChangeReview::review_parent_tree(QPDFObjectHandle before, QPDFObjectHandle after) {
    if (!before.isDictionary() || !after.isDictionary()) return {};
    const std::vector<std::string> keys = differing_keys(before, after);
    const bool permitted = std::all_of(
        keys.begin(), keys.end(), [](const std::string& key) { return key == "/Nums" || key == "/Limits"; });
    if (!permitted) return refuse("the structure tree was changed");
    QPDFObjectHandle old_numbers = key_of(before, "/Nums");
    QPDFObjectHandle new_numbers = key_of(after, "/Nums");
    const auto items = [](QPDFObjectHandle list) {
        return list.isArray() ? list.getArrayAsVector() : std::vector<QPDFObjectHandle>{};
    };
    const std::vector<QPDFObjectHandle> old_items = items(old_numbers);
    std::vector<QPDFObjectHandle> new_items = items(new_numbers);
    if (new_items.size() < old_items.size() ||
        !std::equal(old_items.begin(), old_items.end(), new_items.begin(), same_value)) {
        return refuse("the structure tree was changed");
    }
    for (std::size_t i = old_items.size(); i < new_items.size(); ++i) {
        const bool leads_to_new = i % 2 == 0 ? new_items[i].isInteger() : added(new_items[i]);
        if (!leads_to_new) return refuse("the structure tree was changed");
    }
    if (changed(after)) explain(after);
    explain_list(old_numbers, new_numbers);
    return {};
}

}  // namespace sigillum::verify
