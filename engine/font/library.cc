#include "font/library.h"

#include <fmt/format.h>
#include <unicode/uchar.h>
#include <unicode/uscript.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <array>
#include <map>
#include <optional>

#include "font/family_choice.h"
#include "font/font_list.h"
#include "font/loaded_face.h"

namespace sigillum::font {

namespace {

using FaceFamily = std::vector<FaceId>;

// Families in order of preference, first hit wins; last come those that are alternatives for the same
// characters.
struct Chain {
    std::vector<FaceFamily> families;
    std::vector<FaceFamily> alternatives;
};

}  // namespace

struct Library::Impl {
    std::vector<LoadedFace> faces;
    std::array<Chain, 2> chains;  // by Family
    // The package that would bring a family for a script (ISO 15924), of families that are not installed.
    std::map<std::string, std::string> packages;

    const LoadedFace& at(FaceId face) const { return faces[static_cast<std::size_t>(face)]; }
    void add_to_chain(Family family, const std::string& name);
    std::optional<FaceId> serving(const std::vector<FaceFamily>& families, const FaceRequest& request,
                                  bool italic, std::string_view text) const;
    std::vector<FaceFamily> by_choice(const std::vector<FaceFamily>& alternatives, std::string_view text,
                                      const Language& language) const;
    std::vector<const LoadedFace*> faces_of(const Chain& chain) const;
};

namespace {

std::string describe(char32_t character) {
    std::array<char, 96> name{};
    UErrorCode status = U_ZERO_ERROR;
    u_charName(static_cast<UChar32>(character), U_EXTENDED_CHAR_NAME, name.data(), name.size(), &status);
    return fmt::format("U+{:04X} {}", static_cast<std::uint32_t>(character), name.data());
}

// The code point that begins at a byte of UTF-8, moving `at` behind it; negative where the bytes are no
// UTF-8.
UChar32 next_character(std::string_view text, std::size_t& at) {
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
    UChar32 character = 0;
    U8_NEXT(bytes, at, text.size(), character);
    return character;
}

bool covers_all(const LoadedFace& face, std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        const UChar32 character = next_character(text, at);
        if (character < 0 || !face.covers(static_cast<char32_t>(character))) return false;
    }
    return true;
}

// The first character that none of the faces has; nothing where each has a face of its own.
std::optional<char32_t> first_unserved(const std::vector<const LoadedFace*>& chain, std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        const UChar32 character = next_character(text, at);
        const auto code_point = static_cast<char32_t>(character < 0 ? 0xFFFD : character);
        const auto covers = [code_point](const LoadedFace* face) { return face->covers(code_point); };
        if (std::none_of(chain.begin(), chain.end(), covers)) return code_point;
    }
    return std::nullopt;
}

// What would help a character that no face has.
std::string remedy_for(char32_t character, const std::map<std::string, std::string>& packages) {
    UErrorCode status = U_ZERO_ERROR;
    const UScriptCode script = uscript_getScript(static_cast<UChar32>(character), &status);
    const auto package = packages.find(uscript_getShortName(script));
    if (package != packages.end()) {
        return fmt::format("the Debian package {}, whose fonts have the script {}; it is not installed",
                           package->second, uscript_getName(script));
    }
    if (script <= USCRIPT_INHERITED)
        return "letters that the fonts have; fonts/fonts.json says which fonts there are";
    return fmt::format(
        "letters that the fonts have; a font for more of the script {} can be added to fonts/fonts.json",
        uscript_getName(script));
}

int weight_distance(const LoadedFace& face, const FaceRequest& request) {
    return face.serves.weight < request.weight ? request.weight - face.serves.weight
                                               : face.serves.weight - request.weight;
}

}  // namespace

Library::Library(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Library::Library(Library&&) noexcept = default;
Library& Library::operator=(Library&&) noexcept = default;
Library::~Library() = default;

Result<Library> Library::load(const std::filesystem::path& font_list, const FamilyPair& pair) {
    auto list = read_font_list(font_list, pair);
    if (!list) return fail(list.error());
    auto impl = std::make_unique<Impl>();
    for (const ListedFace& listed : list->faces) {
        auto loaded = load_face(listed.file, listed.index);
        if (!loaded && listed.required) {
            return fail(cannot_load_font, loaded.error().place, loaded.error().found,
                        fmt::format("the font of the package {}", listed.package));
        }
        if (!loaded) {
            for (const std::string& script : listed.scripts) impl->packages.emplace(script, listed.package);
            continue;
        }
        loaded->serves = listed.serves;
        loaded->family = listed.family;
        loaded->scripts = listed.scripts;
        loaded->languages = listed.languages;
        impl->faces.push_back(std::move(*loaded));
    }
    for (const Family family : {Family::serif, Family::sans}) {
        for (const std::string& name : list->chains[static_cast<std::size_t>(family)])
            impl->add_to_chain(family, name);
    }
    return Library(std::move(impl));
}

void Library::Impl::add_to_chain(Family family, const std::string& name) {
    FaceFamily members;
    for (std::size_t i = 0; i < faces.size(); ++i) {
        if (faces[i].family != name) continue;
        faces[i].serves.family = family;
        members.push_back(static_cast<FaceId>(i));
    }
    if (members.empty()) return;
    Chain& chain = chains[static_cast<std::size_t>(family)];
    const bool alternative = !at(members.front()).languages.empty();
    (alternative ? chain.alternatives : chain.families).push_back(std::move(members));
}

// The first family that has the text in that slant, by its face of the closest weight.
std::optional<FaceId> Library::Impl::serving(const std::vector<FaceFamily>& families,
                                             const FaceRequest& request, bool italic,
                                             std::string_view text) const {
    for (const FaceFamily& family : families) {
        std::optional<FaceId> candidate;
        for (const FaceId face : family) {
            if (at(face).serves.italic != italic) continue;
            if (!candidate || weight_distance(at(face), request) < weight_distance(at(*candidate), request))
                candidate = face;
        }
        if (candidate && covers_all(at(*candidate), text)) return candidate;
    }
    return std::nullopt;
}

std::vector<FaceFamily> Library::Impl::by_choice(const std::vector<FaceFamily>& alternatives,
                                                 std::string_view text, const Language& language) const {
    const FamilyChoice choice(text, language);
    const auto rank = [&](const FaceFamily& family) {
        return choice.rank(at(family.front()).scripts, at(family.front()).languages);
    };
    std::vector<FaceFamily> ordered = alternatives;
    std::stable_sort(ordered.begin(), ordered.end(),
                     [&](const FaceFamily& a, const FaceFamily& b) { return rank(a) < rank(b); });
    return ordered;
}

std::vector<const LoadedFace*> Library::Impl::faces_of(const Chain& chain) const {
    std::vector<const LoadedFace*> all;
    for (const auto* families : {&chain.families, &chain.alternatives}) {
        for (const FaceFamily& family : *families) {
            for (const FaceId face : family) all.push_back(&at(face));
        }
    }
    return all;
}

Result<FaceId> Library::face_for(const FaceRequest& request, std::string_view text,
                                 const Language& language) const {
    const Chain& chain = impl_->chains[static_cast<std::size_t>(request.family)];
    // Upright faces stand in for italics only where no face of the chain has the script in italics.
    if (request.italic) {
        if (const auto face = impl_->serving(chain.families, request, true, text)) return *face;
    }
    if (const auto face = impl_->serving(chain.families, request, false, text)) return *face;
    const auto alternatives = impl_->by_choice(chain.alternatives, text, language);
    if (const auto face = impl_->serving(alternatives, request, false, text)) return *face;
    const auto unserved = first_unserved(impl_->faces_of(chain), text);
    if (unserved) {
        return fail(missing_glyph, {}, "no font has " + describe(*unserved),
                    remedy_for(*unserved, impl_->packages));
    }
    return fail(missing_glyph, {}, fmt::format("no single font has all characters of “{}”", text),
                "a text whose letters one font has; fonts/fonts.json says which fonts there are");
}

const FaceMeasures& Library::measures(FaceId face) const { return impl_->at(face).measures; }
const std::string& Library::postscript_name(FaceId face) const { return impl_->at(face).postscript_name; }
const LoadedFace& Library::loaded(FaceId face) const { return impl_->at(face); }

}  // namespace sigillum::font
