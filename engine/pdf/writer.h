// Pages and their meaning written as one PDF file: PDF 1.7, PDF/A-3a and PDF/UA-1 at once, with a gap for a
// signature.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/bytes.h"
#include "base/date.h"
#include "base/result.h"
#include "base/signable_file.h"
#include "document/document.h"
#include "font/subset.h"
#include "page/page.h"
#include "page/pictures.h"

namespace sigillum::pdf {

inline constexpr ErrorKind pdf_not_written{"pdf-not-written"};
inline constexpr ErrorKind missing_alternate_text{"missing-alternate-text"};
inline constexpr ErrorKind glyph_not_in_subset{"glyph-not-in-subset"};

// A file inside the file. Listed in the catalog's /AF and in the name tree of embedded files (PDF/A-3, 6.8).
struct Attachment {
    std::string name;       // "credential.json"
    std::string mime_type;  // "application/json"
    std::string description;
    std::string relationship;  // AFRelationship: "Data", "Source", "Supplement"
    Instant modified;
    Bytes bytes;
    std::string likeness;  // attachments with the same word are much alike; empty where nobody knows
};

// The signature dictionary as it stands before the signature is made. Certification with DocMDP P=1.
struct SignatureDictionary {
    Instant signing_time;  // /M
    std::string signer;    // /Name
    std::string location;  // /Location; may be empty
    std::size_t reserved_bytes =
        8192;  // for the CMS, DER; twice as many hexadecimal digits are reserved (limit 16,383)
};

struct WriteRequest {
    const document::Document& document;
    const page::Pages& pages;
    std::vector<Attachment> attachments;
    std::optional<SignatureDictionary> signature;  // without it the file has no signature field (previews)
    Bytes file_id;                                 // 16 bytes for the trailer's /ID
};

// Writes the documents of one edition. What they share (font programs, pictures, colour profile, compressed
// streams of pages that look alike) is prepared when the writer is made and kept; one writer serves one
// thread.
class Writer {
  public:
    // `icc_profile` is an RGB display profile for the output intent.
    static Result<Writer> make(std::vector<font::EmbeddedFace> faces, const page::Pictures& pictures,
                               const Bytes& icc_profile);
    Writer(Writer&&) noexcept;
    Writer& operator=(Writer&&) noexcept;
    ~Writer();

    // Attachments of this likeness will resemble `example`: they are compressed by what they have in common
    // with it, for less time. The same example makes the same bytes. One of more than 256 KB is not taken.
    void expect_attachments(const std::string& likeness, Bytes example);

    // With a signature dictionary the result's gap is reserved; without one the file is complete and its
    // offsets are zero.
    Result<SignableFile> write(const WriteRequest& request);

  private:
    struct Impl;
    explicit Writer(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> impl_;
};

}  // namespace sigillum::pdf
