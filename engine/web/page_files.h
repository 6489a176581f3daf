// The verification page: its own files and the texts of every language.
#pragma once

#include <filesystem>
#include <string>

#include "base/result.h"
#include "web/site_files.h"

namespace sigillum::web {

inline constexpr ErrorKind page_not_found{"page-not-found"};

struct PageSources {
    std::filesystem::path page;     // the folder with index.html
    std::filesystem::path locales;  // the message catalogues
    std::filesystem::path decoder;  // what reads codes in pictures (.ci/decoder fetches it); may be missing
};

// Adds the page's files as they are, texts/<tag>.json and site.json. The worker, which keeps the page for use
// without a network, is given a digest over all of them as its version.
Done add_page(const PageSources& sources, const std::string& host, const std::string& issuer,
              SiteFiles& files);

}  // namespace sigillum::web
