// A PDF file opened without any goodwill: what a reader would have to guess at or repair is not accepted.
#pragma once

#include <cstddef>
#include <map>
#include <memory>
#include <optional>
#include <qpdf/QPDF.hh>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/bytes.h"
#include "base/result.h"
#include "verify/limits.h"

namespace sigillum::verify {

inline constexpr ErrorKind broken_pdf{"broken-pdf"};
inline constexpr ErrorKind encrypted_pdf{"encrypted-pdf"};
inline constexpr ErrorKind beyond_limits{"beyond-limits"};

// The bytes must outlive the object. One thread at a time. The members may throw what QPDF throws; verify_pdf
// catches it.
class PdfFile {
  public:
    // Fails on anything QPDF would warn about, on encryption and on more objects than the limit.
    static Result<std::unique_ptr<PdfFile>> open(ByteView bytes, const Limits& limits);

    ByteView bytes() const { return bytes_; }
    QPDFObjectHandle trailer() { return pdf_.getTrailer(); }
    QPDFObjectHandle catalog() { return pdf_.getRoot(); }
    QPDFObjectHandle object(QPDFObjGen id) { return pdf_.getObject(id); }
    // Every object in use, as the last cross-reference section says.
    const std::set<QPDFObjGen>& objects() const { return objects_; }
    // Where "12 0 obj" stands in the bytes; nothing for a missing object or one inside an object stream.
    std::optional<std::size_t> offset(QPDFObjGen id) const;
    const std::map<QPDFObjGen, std::size_t>& offsets() const { return offsets_; }
    // The pages' dictionaries in order; fails when the page tree is not a proper tree or has more than the
    // limit.
    Result<std::vector<QPDFObjectHandle>> pages(const Limits& limits);
    // Objects are read when first used: this asks whether anything read so far was doubtful.
    std::optional<std::string> doubt();

  private:
    explicit PdfFile(ByteView bytes) : bytes_(bytes) {}

    ByteView bytes_;
    QPDF pdf_;
    std::set<QPDFObjGen> objects_;
    std::map<QPDFObjGen, std::size_t> offsets_;
    std::optional<std::string> doubt_;
};

// A dictionary's value when the object is a dictionary (or a stream's dictionary), otherwise null.
QPDFObjectHandle key_of(QPDFObjectHandle dictionary, const std::string& key);
bool is_name(QPDFObjectHandle object, std::string_view name);

}  // namespace sigillum::verify
