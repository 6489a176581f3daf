#include "font/library.h"

#include <fmt/format.h>
#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <array>
#include <optional>

#include "font/font_list.h"
#include "font/loaded_face.h"

namespace sigillum::font {

struct Library::Impl {
    std::vector<LoadedFace> faces;
    // For each family of text the faces in order of preference: families of the chain, first hit wins.
    std::array<std::vector<FaceId>, 2> chains;

    const LoadedFace& at(FaceId face) const { return faces[static_cast<std::size_t>(face)]; }
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

// Why no face of the chain serves the text: a character that none has, or only no single face for all of
// them.
std::string why_unserved(const std::vector<const LoadedFace*>& chain, std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        const UChar32 character = next_character(text, at);
        const auto code_point = static_cast<char32_t>(character < 0 ? 0xFFFD : character);
        const auto covers = [code_point](const LoadedFace* face) { return face->covers(code_point); };
        if (std::none_of(chain.begin(), chain.end(), covers)) return "no font has " + describe(code_point);
    }
    return fmt::format("no single font has all characters of “{}”", text);
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
        auto loaded = load_face(listed.file);
        if (!loaded && listed.required) {
            return fail(cannot_load_font, loaded.error().place, loaded.error().found,
                        fmt::format("the font of the package {}", listed.package));
        }
        if (!loaded) continue;
        loaded->serves = listed.serves;
        loaded->family = listed.family;
        impl->faces.push_back(std::move(*loaded));
    }
    for (const Family family : {Family::serif, Family::sans}) {
        for (const std::string& name : list->chains[static_cast<std::size_t>(family)]) {
            for (std::size_t i = 0; i < impl->faces.size(); ++i) {
                if (impl->faces[i].family == name) {
                    impl->faces[i].serves.family = family;
                    impl->chains[static_cast<std::size_t>(family)].push_back(static_cast<FaceId>(i));
                }
            }
        }
    }
    return Library(std::move(impl));
}

Result<FaceId> Library::face_for(const FaceRequest& request, std::string_view text, const Language&) const {
    const std::vector<FaceId>& chain = impl_->chains[static_cast<std::size_t>(request.family)];
    // Upright faces stand in for italics only where no face of the chain has the script in italics.
    for (const bool italic : {request.italic, false}) {
        for (std::size_t first = 0; first < chain.size();) {
            // Faces of one family stand together: the closest weight of the wanted slant is this family's
            // candidate.
            const std::string& family = impl_->at(chain[first]).family;
            std::optional<FaceId> candidate;
            std::size_t next = first;
            for (; next < chain.size() && impl_->at(chain[next]).family == family; ++next) {
                const LoadedFace& face = impl_->at(chain[next]);
                if (face.serves.italic != italic) continue;
                if (!candidate ||
                    weight_distance(face, request) < weight_distance(impl_->at(*candidate), request)) {
                    candidate = chain[next];
                }
            }
            first = next;
            if (!candidate) continue;
            if (covers_all(impl_->at(*candidate), text)) return *candidate;
        }
        if (!request.italic) break;
    }
    std::vector<const LoadedFace*> faces;
    for (const FaceId face : chain) faces.push_back(&impl_->at(face));
    return fail(missing_glyph, {}, why_unserved(faces, text),
                "letters that the fonts have; fonts/fonts.json says which fonts there are");
}

const FaceMeasures& Library::measures(FaceId face) const { return impl_->at(face).measures; }
const std::string& Library::postscript_name(FaceId face) const { return impl_->at(face).postscript_name; }
const LoadedFace& Library::loaded(FaceId face) const { return impl_->at(face); }

}  // namespace sigillum::font
