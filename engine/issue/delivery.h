// The documents of an edition packed for the universities of its learners. Nothing is sent.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "base/findings.h"
#include "credential/edition.h"
#include "issue/addresses.h"
#include "registry/store.h"

namespace sigillum::issue {

struct DeliveryRequest {
    std::filesystem::path from;  // folder of the documents
    std::filesystem::path out;   // folder of the zip files; made when missing
    Addresses addresses;
};

struct DeliveredPackage {
    std::string university;
    std::string file;    // without folder
    std::string sha256;  // of the zip
    std::size_t documents = 0;
};

struct DeliveryReport {
    std::vector<DeliveredPackage> packages;  // by id of the university
    std::string mail_merge;                  // name of the list
    Findings findings;                       // errors: nothing was written
};

// One zip for each university that has learners, "EDITION_UNIVERSITY.zip", and "EDITION_mail-merge.csv". What
// is not assignable goes to the issuing university. All are made under other names first, made durable and
// then put in place.
DeliveryReport deliver(const credential::EditionWithLearners& content, registry::Store& store,
                       const DeliveryRequest& request);

}  // namespace sigillum::issue
