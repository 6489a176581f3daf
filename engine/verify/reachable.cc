#include "verify/reachable.h"

#include <vector>

namespace sigillum::verify {

namespace {

// Visits every reference once for each place it stands in, and goes on below each object once.
template <class Visit>
void walk(PdfFile& file, Visit visit) {
    std::vector<QPDFObjectHandle> open{file.trailer()};
    while (!open.empty()) {
        QPDFObjectHandle object = open.back();
        open.pop_back();
        if (object.isIndirect() && !visit(object.getObjGen())) continue;
        if (object.isArray()) {
            for (const QPDFObjectHandle& item : object.getArrayAsVector()) open.push_back(item);
        } else if (object.isDictionary() || object.isStream()) {
            QPDFObjectHandle dictionary = object.isStream() ? object.getDict() : object;
            for (const std::string& key : dictionary.getKeys()) open.push_back(dictionary.getKey(key));
        }
    }
}

}  // namespace

std::set<QPDFObjGen> reachable_objects(PdfFile& file) {
    std::set<QPDFObjGen> seen;
    walk(file, [&](QPDFObjGen id) { return seen.insert(id).second; });
    return seen;
}

int references_to(PdfFile& file, QPDFObjGen id) {
    std::set<QPDFObjGen> seen;
    int count = 0;
    walk(file, [&](QPDFObjGen found) {
        if (found == id) ++count;
        return seen.insert(found).second;
    });
    return count;
}

}  // namespace sigillum::verify
