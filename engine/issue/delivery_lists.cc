#include "issue/delivery_lists.h"

#include <fmt/format.h>

#include "issue/csv_row.h"

namespace sigillum::issue {
namespace {

std::string utc(std::int64_t seconds) { return to_iso(Instant{seconds, 0}); }

std::string name_of_university(const credential::Edition& edition, const std::string& id) {
    const auto found = edition.directory.universities.find(id);
    return found == edition.directory.universities.end() ? id
                                                         : found->second.name.in(edition.languages.front());
}

}  // namespace

Bytes delivery_manifest(const std::vector<const Deliverable*>& documents) {
    Bytes list = utf8_mark;
    list += csv_row({"number", "key", "file", "sha256", "type", "pages", "signed", "recorded"});
    for (const Deliverable* document : documents) {
        const registry::IssuedDocument& issued = document->issued.document;
        list += csv_row({issued.number.grouped(), document->key, issued.file_name, to_hex(issued.file_digest),
                         issued.type, std::to_string(issued.pages), utc(issued.issued_at),
                         utc(document->issued.recorded_at)});
    }
    return list;
}

Bytes delivery_readme(const credential::Edition& edition, const std::string& university,
                      const std::vector<const Deliverable*>& documents) {
    const credential::Opportunity& opportunity = edition.opportunity;
    const Language& main = edition.languages.front();
    const std::string title =
        opportunity.title.empty() ? opportunity.kind.in(main) : opportunity.title.in(main);
    return fmt::format(
        "{}\r\n"
        "Signed certificates for learners of {}: {}\r\n"
        "Issued by {}; edition {}.\r\n"
        "\r\n"
        "Each PDF is a signed original. Hand it on as it is: a copy is as good, a file that was opened "
        "and\r\n"
        "saved again, merged or printed to PDF is not. manifest.csv lists every file with its SHA-256.\r\n"
        "\r\n"
        "Anyone can check a certificate: scan the code on its first page, or open\r\n"
        "https://{}/ and give it the PDF. Status was current when this was packed.\r\n"
        "\r\n"
        "These files hold personal data. Keep and send them as your rules for such data say.\r\n",
        title, name_of_university(edition, university), documents.size(),
        name_of_university(edition, edition.issuer), edition.id,
        edition.directory.alliance.verification_host);
}

Bytes mail_merge(const std::vector<Deliverable>& documents, const Addresses& addresses) {
    Bytes list = utf8_mark;
    list += csv_row({"name", "email", "file", "number", "link", "language", "university", "key"});
    for (const Deliverable& document : documents) {
        const auto address = addresses.find(document.key);
        list += csv_row({document.name, address == addresses.end() ? "" : address->second,
                         document.issued.document.file_name, document.issued.document.number.grouped(),
                         document.link, document.language, document.university, document.key});
    }
    return list;
}

}  // namespace sigillum::issue
