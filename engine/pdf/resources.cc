#include "pdf/resources.h"

#include <string>

#include "pdf/syntax.h"

namespace sigillum::pdf {

Bytes Resources::add_to(Objects& file, const Usage& used) const {
    Bytes entries = "/XObject<<";
    for (const std::size_t picture : used.pictures)
        append_entry(entries, "P" + std::to_string(picture), pictures.add_to(file, picture));
    entries += ">>/Font<<";
    for (const std::size_t font : used.fonts)
        append_entry(entries, "F" + std::to_string(font), fonts.add_to(file, font));
    return entries + ">>";
}

Reference add_output_intent(Objects& file, std::string_view standard, ByteView profile) {
    Bytes entries = "/Type/OutputIntent/S";
    append_name(entries, standard);
    entries +=
        "/OutputConditionIdentifier(sRGB IEC61966-2.1)/Info(sRGB IEC61966-2.1)"
        "/RegistryName(http://www.color.org)";
    append_entry(entries, "DestOutputProfile", file.add_stream("/N 3", {profile, true}));
    return file.add(entries);
}

}  // namespace sigillum::pdf
