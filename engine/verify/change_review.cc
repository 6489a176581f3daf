#include "verify/change_review.h"

#include <algorithm>

#include "verify/reachable.h"

namespace sigillum::verify {

namespace {

constexpr int deepest_addition = 64;

tl::unexpected<Error> refuse(std::string found) { return fail(changed_after_signing, {}, std::move(found)); }

bool only(const std::vector<std::string>& keys, const std::set<std::string>& permitted) {
    return std::all_of(keys.begin(), keys.end(),
                       [&](const std::string& key) { return permitted.count(key) > 0; });
}

}  // namespace

ChangeReview::ChangeReview(PdfFile& before, PdfFile& after, ChangePolicy policy, const Limits& limits)
    : before_(before),
      after_(after),
      policy_(policy),
      limits_(limits),
      differences_(differences_between(before, after)) {}

Result<std::vector<std::string>> ChangeReview::run() {
    if (!differences_.removed.empty()) return refuse("objects of the signed document were removed");
    using Step = Done (ChangeReview::*)();
    for (const Step step :
         {&ChangeReview::review_trailer, &ChangeReview::review_catalog, &ChangeReview::review_validation_data,
          &ChangeReview::review_metadata, &ChangeReview::review_form, &ChangeReview::review_known_fields,
          &ChangeReview::review_pages, &ChangeReview::review_structure, &ChangeReview::review_rest}) {
        if (Done done = (this->*step)(); !done) return fail(done.error());
    }
    return words_;
}

void ChangeReview::explain_list(QPDFObjectHandle before, QPDFObjectHandle after) {
    if (!after.isArray()) return;
    if (added(after) || (changed(after) && before.isArray() && same_value(before, after))) explain(after);
}

Done ChangeReview::explain_sole(const QPDFObjectHandle& object) {
    if (!changed(object)) return {};
    if (references_to(after_, object.getObjGen()) != 1) return refuse("an object with two uses was changed");
    explain(object);
    return {};
}

void ChangeReview::explain_additions(QPDFObjectHandle object, int depth) {
    if (object.isIndirect()) {
        if (!added(object) || !explained_.insert(object.getObjGen()).second) return;
    }
    if (depth > deepest_addition) return;
    if (object.isArray()) {
        for (int i = 0; i < object.getArrayNItems(); ++i)
            explain_additions(object.getArrayItem(i), depth + 1);
    }
    if (object.isDictionary() || object.isStream()) {
        QPDFObjectHandle dictionary = object.isStream() ? object.getDict() : object;
        for (const std::string& key : dictionary.getKeys())
            explain_additions(dictionary.getKey(key), depth + 1);
    }
}

Done ChangeReview::review_trailer() {
    // What an update must renew, and what a cross-reference stream carries for itself (ISO 32000-1, 7.5.5
    // and 7.5.8).
    static const std::set<std::string> own{"/Size",   "/Prev", "/XRefStm",     "/Type",   "/Index", "/W",
                                           "/Filter", "/ID",   "/DecodeParms", "/Length", "/Info"};
    QPDFObjectHandle old_id = key_of(before_.trailer(), "/ID");
    QPDFObjectHandle new_id = key_of(after_.trailer(), "/ID");
    if (!only(differing_keys(before_.trailer(), after_.trailer()), own)) {
        return refuse("the file's trailer was changed");
    }
    if (old_id.isArray() && (!new_id.isArray() || new_id.getArrayNItems() != old_id.getArrayNItems() ||
                             !same_value(old_id.getArrayItem(0), new_id.getArrayItem(0)))) {
        return refuse("the file's identifier was changed");
    }
    return {};
}

Done ChangeReview::review_catalog() {
    if (!changed(after_.catalog())) return {};
    if (!only(differing_keys(before_.catalog(), after_.catalog()), {"/DSS", "/Extensions", "/AcroForm"})) {
        return refuse("the document's catalog was changed");
    }
    QPDFObjectHandle extensions = key_of(after_.catalog(), "/Extensions");
    explain_additions(extensions);
    explain(after_.catalog());
    return explain_sole(extensions);
}

Done ChangeReview::review_validation_data() {
    QPDFObjectHandle old_data = key_of(before_.catalog(), "/DSS");
    QPDFObjectHandle new_data = key_of(after_.catalog(), "/DSS");
    if (new_data.isNull()) return old_data.isNull() ? Done{} : refuse("the validation data was removed");
    if (!new_data.isDictionary()) return refuse("the validation data is malformed");
    if (Done done = review_validation_lists(old_data, new_data, {"/Certs", "/OCSPs", "/CRLs"}); !done)
        return done;
    QPDFObjectHandle details = key_of(new_data, "/VRI");
    QPDFObjectHandle old_details = key_of(old_data, "/VRI");
    if (details.isDictionary()) {
        if (added(details)) explain(details);
        if (old_details.isDictionary() && same_value(old_details, details)) {
            if (Done done = explain_sole(details); !done) return done;
        }
        for (const std::string& key : details.getKeys()) {
            QPDFObjectHandle entry = details.getKey(key);
            if (key == "/Type") continue;
            if (Done done =
                    review_validation_lists(key_of(old_details, key), entry, {"/Cert", "/OCSP", "/CRL"});
                !done) {
                return done;
            }
        }
    }
    if (old_data.isNull() || changed(new_data) || added(new_data))
        words_.emplace_back("validation data was added");
    return {};
}

Done ChangeReview::review_validation_lists(const QPDFObjectHandle& before, QPDFObjectHandle after,
                                           const std::set<std::string>& lists) {
    static const std::set<std::string> others{"/Type", "/VRI", "/TU", "/TS"};
    if (!after.isDictionary()) return refuse("the validation data is malformed");
    if (added(after) || (changed(after) && before.isIndirect() && before.getObjGen() == after.getObjGen()))
        explain(after);
    for (const std::string& key : after.getKeys()) {
        QPDFObjectHandle value = after.getKey(key);
        if (lists.count(key) == 0) {
            if (others.count(key) == 0) return refuse("the validation data holds something else");
            if (key == "/TS" && value.isStream()) explain_additions(value);
            continue;
        }
        if (!value.isArray()) return refuse("the validation data is malformed");
        explain_list(key_of(before, key), value);
        for (int i = 0; i < value.getArrayNItems(); ++i) {
            QPDFObjectHandle item = value.getArrayItem(i);
            if (!item.isStream()) return refuse("the validation data holds something else");
            if (added(item)) explain_additions(item);
        }
    }
    return {};
}

// Signing programs renew the date of change; no reader shows it on a page.
Done ChangeReview::review_metadata() {
    if (policy_ == ChangePolicy::archival_only) return {};
    QPDFObjectHandle information = key_of(after_.trailer(), "/Info");
    if (information.isDictionary()) {
        if (Done done = explain_sole(information); !done) return done;
        explain_additions(information);
    }
    QPDFObjectHandle metadata = key_of(after_.catalog(), "/Metadata");
    if (metadata.isStream() && is_name(key_of(metadata, "/Type"), "/Metadata") && changed(metadata)) {
        words_.emplace_back("the document's metadata was renewed");
        return explain_sole(metadata);
    }
    return {};
}

// A new object that nothing leads to is never seen; a later update that leads to it is reviewed in its turn.
Done ChangeReview::review_rest() {
    const auto first_unexplained = [&](const std::set<QPDFObjGen>& ids, const std::set<QPDFObjGen>* among) {
        return std::find_if(ids.begin(), ids.end(), [&](QPDFObjGen id) {
            return explained_.count(id) == 0 && (!among || among->count(id) > 0);
        });
    };
    const auto changed = first_unexplained(differences_.changed, nullptr);
    if (changed != differences_.changed.end()) {
        return refuse("object " + changed->unparse(' ') + " was changed after signing");
    }
    if (first_unexplained(differences_.added, nullptr) == differences_.added.end()) return {};
    const std::set<QPDFObjGen> reachable = reachable_objects(after_);
    const auto added = first_unexplained(differences_.added, &reachable);
    if (added != differences_.added.end())
        return refuse("object " + added->unparse(' ') + " was added after signing");
    return {};
}

Result<std::vector<std::string>> changes_between(PdfFile& signed_revision, PdfFile& whole,
                                                 ChangePolicy policy, const Limits& limits) {
    return ChangeReview(signed_revision, whole, policy, limits).run();
}

}  // namespace sigillum::verify
