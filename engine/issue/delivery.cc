#include "issue/delivery.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <system_error>

#include "base/file.h"
#include "credential/file_name.h"
#include "issue/deliverable.h"
#include "issue/delivery_lists.h"
#include "issue/zip_file.h"

namespace sigillum::issue {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t largest_zip = std::size_t{1} << 40U;
constexpr const char* unfinished = ".part";

using Group = std::vector<const Deliverable*>;

ZipEntry text_entry(std::string name, Bytes bytes, std::int64_t time) {
    const Sha256 content = sha256(bytes);
    return {.name = std::move(name), .file = {}, .bytes = std::move(bytes), .content = content, .time = time};
}

std::vector<ZipEntry> entries_of(const credential::Edition& edition, const std::string& university,
                                 const Group& group) {
    std::int64_t last = 0;
    for (const Deliverable* document : group) last = std::max(last, document->issued.document.issued_at);
    std::vector<ZipEntry> entries;
    entries.push_back(text_entry("README.txt", delivery_readme(edition, university, group), last));
    entries.push_back(text_entry("manifest.csv", delivery_manifest(group), last));
    for (const Deliverable* document : group) {
        const registry::IssuedDocument& issued = document->issued.document;
        entries.push_back({.name = issued.file_name,
                           .file = document->file,
                           .bytes = {},
                           .content = issued.file_digest,
                           .time = issued.issued_at});
    }
    return entries;
}

class Delivery {
  public:
    Delivery(const credential::EditionWithLearners& content, const DeliveryRequest& request)
        : edition_(content.edition), request_(request) {}

    DeliveryReport go(registry::Store& store, const credential::EditionWithLearners& content) {
        Deliverables found = deliverables(content, store, request_.from);
        report_.findings = std::move(found.findings);
        if (!report_.findings.has_errors() && found.documents.empty())
            report_.findings.add({not_to_be_delivered,
                                  {.file = request_.from.string()},
                                  "there is no document to deliver",
                                  "issued documents that are current"});
        if (report_.findings.has_errors()) return std::move(report_);
        const Done done = write(found.documents);
        if (done) return std::move(report_);
        report_.findings.add(done.error());
        report_.packages.clear();
        std::error_code ignored;
        for (const std::string& name : names_) fs::remove(part_of(name), ignored);
        return std::move(report_);
    }

  private:
    fs::path part_of(const std::string& name) const { return request_.out / (name + unfinished); }

    Done write(const std::vector<Deliverable>& documents) {
        std::error_code error;
        fs::create_directories(request_.out, error);
        if (error)
            return fail(cannot_write_file, {.file = request_.out.string()},
                        "the folder cannot be made: " + error.message(),
                        "a folder that this user may write to");
        std::map<std::string, Group> groups;
        for (const Deliverable& document : documents) groups[document.university].push_back(&document);
        for (const auto& [university, group] : groups) {
            if (Done packed = pack(university, group); !packed) return packed;
        }
        report_.mail_merge = credential::safe_in_file_name(edition_.id) + "_mail-merge.csv";
        names_.push_back(report_.mail_merge);
        const Bytes list = mail_merge(documents, request_.addresses);
        if (Done written = write_file(part_of(report_.mail_merge), list, Durability::later); !written)
            return written;
        return put_in_place();
    }

    Done pack(const std::string& university, const Group& group) {
        const std::string name = credential::safe_in_file_name(edition_.id) + "_" +
                                 credential::safe_in_file_name(university) + ".zip";
        names_.push_back(name);
        if (Done written = write_zip(part_of(name), entries_of(edition_, university, group)); !written)
            return written;
        const auto bytes = read_file(part_of(name), largest_zip);
        if (!bytes) return fail(bytes.error());
        report_.packages.push_back({university, name, to_hex(sha256(*bytes)), group.size()});
        return {};
    }

    // Everything is durable before the first file gets its name.
    Done put_in_place() {
        if (Done synced = sync_file_system(request_.out); !synced) return synced;
        for (const std::string& name : names_) {
            std::error_code error;
            fs::rename(part_of(name), request_.out / name, error);
            if (error)
                return fail(cannot_write_file, {.file = (request_.out / name).string()},
                            "cannot be put in place: " + error.message(),
                            "a folder that this user may write to");
        }
        return sync_folder(request_.out);
    }

    const credential::Edition& edition_;
    const DeliveryRequest& request_;
    std::vector<std::string> names_;  // of the files begun
    DeliveryReport report_;
};

}  // namespace

DeliveryReport deliver(const credential::EditionWithLearners& content, registry::Store& store,
                       const DeliveryRequest& request) {
    return Delivery(content, request).go(store, content);
}

}  // namespace sigillum::issue
