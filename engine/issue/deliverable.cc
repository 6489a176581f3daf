#include "issue/deliverable.h"

#include <fmt/format.h>

#include <optional>
#include <set>
#include <vector>

#include "credential/record.h"
#include "issue/earlier_documents.h"
#include "issue/issued_file.h"
#include "locale/normal_form.h"
#include "verify/attached_record.h"
#include "verify/code_link_area.h"
#include "verify/limits.h"
#include "verify/pdf_file.h"

namespace sigillum::issue {
namespace {

using nlohmann::json;
using registry::IssuedCertificate;

// What a delivery needs to know of a document, from the document itself.
struct Inside {
    std::string name;
    std::string language;
    std::string link;
};

Result<Inside> inside_of(const Bytes& bytes, const std::string& file) {
    const verify::Limits limits;
    const auto pdf = verify::PdfFile::open(bytes, limits);
    if (!pdf) return fail(pdf.error());
    const auto attached = verify::attached_record(**pdf, limits);
    if (!attached) return fail(attached.error());
    const auto record = *attached ? credential::read_record(**attached)
                                  : Result<credential::Record>(fail(credential::bad_record, {.file = file},
                                                                    "holds no credential record"));
    if (!record) return fail(record.error());
    const auto area = verify::code_link_area(**pdf, limits);
    if (!area) return fail(area.error());
    Inside inside;
    const json learner = record->facts.value("learner", json::object());
    const json document = record->facts.value("document", json::object());
    if (learner.contains("name") && learner["name"].is_string()) inside.name = learner["name"];
    if (document.contains("languages") && document["languages"].is_array() &&
        !document["languages"].empty() && document["languages"][0].is_string())
        inside.language = document["languages"][0];
    if (*area) inside.link = (*area)->link;
    return inside;
}

// The university of the directory that the list names by id or by name; the issuer otherwise.
std::string home_of(const credential::Learner* learner, const credential::Edition& edition) {
    if (learner == nullptr || learner->student_of_university.empty()) return edition.issuer;
    const auto& universities = edition.directory.universities;
    if (universities.contains(learner->student_of_university)) return learner->student_of_university;
    const std::string wanted = locale::nfc(learner->student_of_university);
    for (const auto& [id, university] : universities) {
        for (const auto& [language, name] : university.name.texts) {
            if (locale::nfc(name) == wanted) return id;
        }
    }
    return edition.issuer;
}

class Gathering {
  public:
    Gathering(const credential::EditionWithLearners& content, registry::Store& store,
              const std::filesystem::path& folder)
        : content_(content), store_(store), folder_(folder) {}

    Deliverables all() {
        const auto earlier = EarlierDocuments::read(store_, content_.edition.id);
        if (!earlier) {
            result_.findings.add(earlier.error());
            return std::move(result_);
        }
        const std::vector<Sha256> issued = earlier->learners();
        std::set<Sha256> unlisted(issued.begin(), issued.end());
        for (const credential::Learner& learner : content_.learners) {
            const Sha256 digest = registry::learner_digest(content_.edition.id, learner.key);
            if (const auto row = earlier->latest(digest))
                take(&learner, *row);
            else
                warn(learner.place, fmt::format("nothing was issued for “{}” yet", learner.key));
            unlisted.erase(digest);
        }
        for (const Sha256& digest : unlisted) take(nullptr, *earlier->latest(digest));
        if (earlier->erased() > 0)
            warn({}, fmt::format("{} certificates belong to learners who were erased", earlier->erased()));
        return std::move(result_);
    }

  private:
    void warn(Place place, std::string found) {
        result_.findings.warn({not_to_be_delivered, std::move(place), std::move(found) + ": left out",
                               "a current certificate"});
    }

    void take(const credential::Learner* learner, const IssuedCertificate& row) {
        const Place place = learner == nullptr ? Place{.file = row.document.file_name} : learner->place;
        const auto status = store_.status(row.document.number);
        if (!status || !*status) {
            result_.findings.add(status ? Error{registry::number_not_issued, place, "no status", ""}
                                        : status.error());
            return;
        }
        if ((*status)->state != registry::State::current) {
            warn(place,
                 fmt::format("{} is {}", row.document.number.grouped(), registry::name_of((*status)->state)));
            return;
        }
        auto inside = checked(row);
        if (!inside) {
            result_.findings.add(inside.error());
            return;
        }
        if (learner == nullptr)
            result_.findings.warn({not_to_be_delivered, place,
                                   fmt::format("the learner of {} is not in the list: goes to {}",
                                               row.document.number.grouped(), content_.edition.issuer),
                                   "the learner under the same key as when it was issued"});
        result_.documents.push_back({.key = learner == nullptr ? "" : learner->key,
                                     .university = home_of(learner, content_.edition),
                                     .name = std::move(inside->name),
                                     .language = std::move(inside->language),
                                     .link = std::move(inside->link),
                                     .issued = row,
                                     .file = folder_ / row.document.file_name});
    }

    // The file as it was recorded.
    Result<Inside> checked(const IssuedCertificate& row) const {
        const std::filesystem::path file = folder_ / row.document.file_name;
        const auto bytes = issued_file(folder_, row.document);
        if (!bytes) return fail(bytes.error());
        auto inside = inside_of(*bytes, file.string());
        if (inside) return inside;
        Error error = inside.error();
        error.place.file = file.string();
        return fail(std::move(error));
    }

    const credential::EditionWithLearners& content_;
    registry::Store& store_;
    const std::filesystem::path& folder_;
    Deliverables result_;
};

}  // namespace

Deliverables deliverables(const credential::EditionWithLearners& content, registry::Store& store,
                          const std::filesystem::path& folder) {
    return Gathering(content, store, folder).all();
}

}  // namespace sigillum::issue
