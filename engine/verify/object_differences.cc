#include "verify/object_differences.h"

#include <qpdf/Buffer.hh>

namespace sigillum::verify {

namespace {

bool is_packaging(QPDFObjectHandle object) {
    return object.isStream() &&
           (is_name(key_of(object, "/Type"), "/XRef") || is_name(key_of(object, "/Type"), "/ObjStm"));
}

bool same_content(QPDFObjectHandle before, QPDFObjectHandle after) {
    if (before.isStream() != after.isStream()) return false;
    if (!before.isStream()) return before.unparseResolved() == after.unparseResolved();
    if (before.getDict().unparseResolved() != after.getDict().unparseResolved()) return false;
    const auto old_data = before.getRawStreamData();
    const auto new_data = after.getRawStreamData();
    return old_data->getSize() == new_data->getSize() &&
           std::equal(old_data->getBuffer(), old_data->getBuffer() + old_data->getSize(),
                      new_data->getBuffer());
}

}  // namespace

ObjectDifferences differences_between(PdfFile& before, PdfFile& after) {
    ObjectDifferences result;
    for (const QPDFObjGen id : after.objects()) {
        if (before.objects().count(id) == 0 && !is_packaging(after.object(id))) result.added.insert(id);
    }
    for (const QPDFObjGen id : before.objects()) {
        if (after.objects().count(id) == 0) {
            if (!is_packaging(before.object(id))) result.removed.insert(id);
            continue;
        }
        // At the same place in the same bytes it is the same object.
        const auto place = before.offset(id);
        if (place && place == after.offset(id)) continue;
        QPDFObjectHandle old_object = before.object(id);
        QPDFObjectHandle new_object = after.object(id);
        if (is_packaging(old_object) && is_packaging(new_object)) continue;
        if (!same_content(old_object, new_object)) result.changed.insert(id);
    }
    return result;
}

std::vector<std::string> differing_keys(QPDFObjectHandle before, QPDFObjectHandle after) {
    std::set<std::string> keys = before.getKeys();
    keys.merge(after.getKeys());
    std::vector<std::string> differing;
    for (const std::string& key : keys) {
        if (!same_value(before.getKey(key), after.getKey(key))) differing.push_back(key);
    }
    return differing;
}

bool same_value(QPDFObjectHandle before, QPDFObjectHandle after) {
    if (before.isIndirect() || after.isIndirect()) {
        return before.isIndirect() && after.isIndirect() && before.getObjGen() == after.getObjGen();
    }
    return before.unparse() == after.unparse();
}

}  // namespace sigillum::verify
