#include "issue/workshop.h"

#include <fmt/format.h>

#include <set>
#include <utility>

#include "base/file.h"
#include "picture/picture.h"
#include "typeset/typesetter.h"

namespace sigillum::issue {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t largest_picture = 8U << 20U;
constexpr std::size_t largest_profile = 4U << 20U;

// Takes the value out of a result, or notes its error.
template <class T>
std::optional<T> take(Result<T> result, Findings& findings) {
    if (!result) {
        findings.add(result.error());
        return std::nullopt;
    }
    return std::move(*result);
}

// Reads pictures into the edition's set under the names that documents use.
class PictureReader {
  public:
    PictureReader(page::Pictures& pictures, Findings& findings) : pictures_(pictures), findings_(findings) {}

    void read(const std::string& name, const fs::path& file) {
        if (pictures_.contains(name)) return;
        if (file.empty()) {
            findings_.add(
                {picture_missing, {.field = name}, "no file is given for this logo", "an SVG or PNG file"});
            return;
        }
        auto bytes = take(read_file(file, largest_picture, file.filename().string()), findings_);
        if (!bytes) return;
        auto picture = take(picture::read_picture(*bytes, file.filename().string()), findings_);
        if (picture) pictures_.emplace(name, std::move(*picture));
    }

  private:
    page::Pictures& pictures_;
    Findings& findings_;
};

// The theme's logo for a slot, else the directory's.
const fs::path& logo_file(const layout::Theme& theme, const char* slot, const fs::path& usual) {
    const auto own = theme.logos.find(slot);
    return own == theme.logos.end() ? usual : own->second;
}

void read_pictures(Workshop& workshop, Findings& findings) {
    const credential::Edition& edition = workshop.edition();
    const credential::Directory& directory = edition.directory;
    PictureReader reader(workshop.pictures, findings);
    const fs::path& alliance = logo_file(workshop.theme, "alliance", directory.alliance.logo.file);
    // Where the micro-credential mark already contains it, the alliance may have none of its own (Annex 3).
    const bool within_seal = workshop.layout.seal && directory.alliance.seal_contains_logo;
    if (!within_seal || !alliance.empty()) reader.read("mark:" + directory.alliance.id, alliance);
    if (workshop.layout.seal) reader.read("seal", logo_file(workshop.theme, "seal", directory.alliance.seal));
    if (const auto issuer = directory.universities.find(edition.issuer);
        issuer != directory.universities.end()) {
        reader.read("mark:" + edition.issuer, logo_file(workshop.theme, "issuer", issuer->second.logo.file));
    }
    for (const std::string& id : edition.supporters) {
        const auto supporter = directory.supporters.find(id);
        if (supporter == directory.supporters.end()) continue;
        reader.read("mark:" + id, logo_file(workshop.theme, "supporter", supporter->second.logo.file));
    }
    workshop.pictures.merge(typeset::ornament(workshop.layout, workshop.theme));
}

}  // namespace

std::unique_ptr<Workshop> set_up(credential::EditionWithLearners content, const AssetFolders& assets,
                                 Findings& findings) {
    const std::string type(credential::name_of(content.edition.type));
    // A theme may stand beside the edition: a name with a slash or an ending is a path from the edition's
    // folder.
    std::string theme_name = content.edition.theme;
    if (theme_name.find_first_of("./") != std::string::npos)
        theme_name = (content.edition.folder / theme_name).string();
    auto layout = take(layout::read_layout(assets.layouts, type), findings);
    auto theme = take(layout::read_theme(assets.layouts, theme_name, type), findings);
    auto catalogues = take(locale::Catalogues::load(assets.locales), findings);
    auto icc_profile = take(read_file(assets.icc_profile, largest_profile), findings);
    if (!layout || !theme || !catalogues || !icc_profile) return nullptr;
    auto fonts = take(
        font::Library::load(assets.fonts, {theme->serif.value_or(""), theme->sans.value_or("")}), findings);
    if (!fonts) return nullptr;

    auto workshop = std::make_unique<Workshop>(Workshop{std::move(content),
                                                        std::move(*layout),
                                                        std::move(*theme),
                                                        std::move(*catalogues),
                                                        std::move(*fonts),
                                                        {},
                                                        std::move(*icc_profile)});
    const int errors = findings.errors();
    read_pictures(*workshop, findings);
    return findings.errors() > errors ? nullptr : std::move(workshop);
}

}  // namespace sigillum::issue
