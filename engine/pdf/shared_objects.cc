#include "pdf/shared_objects.h"

#include <algorithm>
#include <string>

#include "pdf/syntax.h"

namespace sigillum::pdf {
namespace {

// An edition's documents show few different choices of fonts and pictures; each front has some 60 KB.
constexpr std::size_t most_known = 32;

}  // namespace

SharedReferences SharedObjects::add_to(ObjectFile& file, const Usage& usage) {
    if (const Known* const known = find(usage)) {
        file.begin_with(known->front);
        return known->references;
    }
    SharedReferences references{"/XObject<<", add_output_intent(file)};
    for (const std::size_t picture : usage.pictures) {
        append_entry(references.resources, "P" + std::to_string(picture),
                     resources_.pictures.add_to(file, picture));
    }
    references.resources += ">>/Font<<";
    for (const std::size_t font : usage.fonts) {
        append_entry(references.resources, "F" + std::to_string(font), resources_.fonts.add_to(file, font));
    }
    references.resources += ">>";
    return references;
}

void SharedObjects::keep(const ObjectFile& file, ByteView written, const Usage& usage,
                         const SharedReferences& references) {
    if (file.has_front() || known_.size() >= most_known) return;
    known_.push_back({usage, references, file.front_of(written)});
}

const SharedObjects::Known* SharedObjects::find(const Usage& usage) const {
    const auto found =
        std::find_if(known_.begin(), known_.end(), [&](const Known& known) { return known.usage == usage; });
    return found == known_.end() ? nullptr : &*found;
}

Reference SharedObjects::add_output_intent(ObjectFile& file) const {
    Bytes entries =
        "/Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(sRGB IEC61966-2.1)/Info(sRGB IEC61966-2.1)"
        "/RegistryName(http://www.color.org)";
    append_entry(entries, "DestOutputProfile", file.add_stream("/N 3", {color_profile_, true}));
    return file.add(entries);
}

}  // namespace sigillum::pdf
