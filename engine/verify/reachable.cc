#include "verify/reachable.h"

#include <vector>

namespace sigillum::verify {

std::set<QPDFObjGen> reachable_objects(PdfFile& file) {
    std::set<QPDFObjGen> seen;
    std::vector<QPDFObjectHandle> open{file.trailer()};
    while (!open.empty()) {
        QPDFObjectHandle object = open.back();
        open.pop_back();
        if (object.isIndirect() && !seen.insert(object.getObjGen()).second) continue;
        if (object.isArray()) {
            for (QPDFObjectHandle item : object.getArrayAsVector()) open.push_back(item);
        } else if (object.isDictionary() || object.isStream()) {
            QPDFObjectHandle dictionary = object.isStream() ? object.getDict() : object;
            for (const std::string& key : dictionary.getKeys()) open.push_back(dictionary.getKey(key));
        }
    }
    return seen;
}

}  // namespace sigillum::verify
