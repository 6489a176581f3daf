#include "issue/workshop.h"

#include <fmt/format.h>

#include <set>
#include <utility>

#include "base/file.h"
#include "issue/known_names.h"
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

// A picture's file and the place that names it.
struct LogoFile {
    fs::path file;
    Place place;
};

// Reads pictures into the edition's set under the names that documents use.
class PictureReader {
  public:
    PictureReader(Workshop& workshop, Findings& findings)
        : pictures_(workshop.pictures), files_(workshop.picture_files), findings_(findings) {}

    void read(const std::string& name, const LogoFile& logo) {
        if (pictures_.contains(name)) return;
        if (logo.file.empty()) {
            findings_.add(
                {picture_missing, logo.place, "no file is given for this logo", "an SVG or PNG file"});
            return;
        }
        const std::string shown = logo.file.filename().string();
        const auto bytes = read_file(logo.file, largest_picture, shown);
        if (!bytes) return refuse(bytes.error(), logo);
        auto picture = picture::read_picture(*bytes, shown);
        if (!picture) return refuse(picture.error(), logo);
        pictures_.emplace(name, std::move(*picture));
        files_.push_back({name, shown, sha256(*bytes)});
    }

  private:
    // The error at the place that names the file; where in the file stands with what was found.
    void refuse(Error error, const LogoFile& logo) {
        error.found = to_string(error.place) + ": " + error.found;
        error.place = logo.place;
        findings_.add(std::move(error));
    }

    page::Pictures& pictures_;
    std::vector<PictureFile>& files_;
    Findings& findings_;
};

// The theme's logo for a slot, else the directory's, named there by `field`.
LogoFile logo_of(const Workshop& workshop, const char* slot, const fs::path& usual,
                 const std::string& field) {
    const auto own = workshop.theme.logos.find(slot);
    if (own == workshop.theme.logos.end()) return {usual, workshop.content.sources.directory.of(field)};
    Place place = workshop.content.sources.edition.of("theme");
    place.field = fmt::format("theme, logos.{}", slot);
    return {own->second, std::move(place)};
}

void read_pictures(Workshop& workshop, Findings& findings) {
    const credential::Edition& edition = workshop.edition();
    const credential::Directory& directory = edition.directory;
    PictureReader reader(workshop, findings);
    const LogoFile alliance =
        logo_of(workshop, "alliance", directory.alliance.logo.file, "alliance.logo.file");
    // Where the micro-credential mark already contains it, the alliance may have none of its own (Annex 3).
    const bool within_seal = workshop.layout.seal && directory.alliance.seal_contains_logo;
    if (!within_seal || !alliance.file.empty()) reader.read("mark:" + directory.alliance.id, alliance);
    if (workshop.layout.seal)
        reader.read("seal", logo_of(workshop, "seal", directory.alliance.seal, "alliance.seal"));
    if (const auto issuer = directory.universities.find(edition.issuer);
        issuer != directory.universities.end()) {
        reader.read("mark:" + edition.issuer,
                    logo_of(workshop, "issuer", issuer->second.logo.file,
                            fmt::format("universities.{}.logo.file", edition.issuer)));
    }
    for (const std::string& id : edition.supporters) {
        const auto supporter = directory.supporters.find(id);
        if (supporter == directory.supporters.end()) continue;
        reader.read("mark:" + id, logo_of(workshop, "supporter", supporter->second.logo.file,
                                          fmt::format("supporters.{}.logo.file", id)));
    }
    workshop.pictures.merge(typeset::ornament(workshop.layout, workshop.theme));
}

// Errors in a theme of the edition's own name its file as the edition does.
Result<layout::Theme> read_theme(const credential::EditionWithLearners& content, const AssetFolders& assets,
                                 const std::string& type) {
    const auto name = theme_of(content.edition, content.sources, assets);
    if (!name) return fail(name.error());
    auto theme = layout::read_theme(assets.layouts, *name, type);
    if (!theme && theme.error().place.file == *name) theme.error().place.file = content.edition.theme;
    return theme;
}

// Those that the edition needs; languages that have none are noted.
Result<locale::Catalogues> read_catalogues(const credential::EditionWithLearners& content,
                                           const AssetFolders& assets, Findings& findings) {
    const auto folder = locale::CatalogueFolder::open(assets.locales);
    if (!folder) return fail(folder.error());
    check_languages(content, *folder, findings);
    check_reviewed(content, *folder, findings);
    return locale::Catalogues::load(*folder, languages_needed(content));
}

}  // namespace

std::unique_ptr<Workshop> set_up(credential::EditionWithLearners content, const AssetFolders& assets,
                                 Findings& findings) {
    const std::string type(credential::name_of(content.edition.type));
    const int errors = findings.errors();
    auto layout = take(layout::read_layout(assets.layouts, type), findings);
    auto theme = take(read_theme(content, assets, type), findings);
    auto catalogues = take(read_catalogues(content, assets, findings), findings);
    auto icc_profile = take(read_file(assets.icc_profile, largest_profile), findings);
    if (findings.errors() > errors) return nullptr;
    auto fonts = take(
        font::Library::load(assets.fonts, {theme->serif.value_or(""), theme->sans.value_or("")}), findings);
    auto line_rules = take(
        locale::LineRules::load(locale::line_rules_folder(assets.locales), printed_languages(content)), findings);
    if (!fonts || !line_rules) return nullptr;

    auto workshop = std::make_unique<Workshop>(Workshop{std::move(content),
                                                        std::move(*layout),
                                                        std::move(*theme),
                                                        std::move(*catalogues),
                                                        std::move(*fonts),
                                                        std::move(*line_rules),
                                                        {},
                                                        std::move(*icc_profile)});
    read_pictures(*workshop, findings);
    return findings.errors() > errors ? nullptr : std::move(workshop);
}

}  // namespace sigillum::issue
