#include "verify/pdf_file.h"

#include <qpdf/QPDFLogger.hh>
#include <qpdf/QPDFXRefEntry.hh>
#include <utility>

namespace sigillum::verify {

namespace {

constexpr int uncompressed = 1;  // the types of a cross-reference entry (ISO 32000-1, table 18)
constexpr int in_object_stream = 2;

}  // namespace

Result<std::unique_ptr<PdfFile>> PdfFile::open(ByteView bytes, const Limits& limits) {
    std::unique_ptr<PdfFile> file(new PdfFile(bytes));
    QPDF& pdf = file->pdf_;
    try {
        pdf.setSuppressWarnings(true);
        pdf.setAttemptRecovery(false);
        pdf.processMemoryFile("document", bytes.data(), bytes.size());
        if (pdf.getTrailer().hasKey("/Encrypt")) return fail(encrypted_pdf, {}, "the file is encrypted");
        for (const auto& [id, entry] : pdf.getXRefTable()) {
            if (entry.getType() == uncompressed) {
                file->offsets_.emplace(id, static_cast<std::size_t>(entry.getOffset()));
            }
            if (entry.getType() == uncompressed || entry.getType() == in_object_stream)
                file->objects_.insert(id);
        }
        if (!pdf.getRoot().isDictionary()) return fail(broken_pdf, {}, "the file has no catalog");
    } catch (const QPDFExc& problem) {
        const bool locked =
            problem.getErrorCode() == qpdf_e_password || problem.getErrorCode() == qpdf_e_unsupported;
        return fail(locked ? encrypted_pdf : broken_pdf, {}, problem.getMessageDetail());
    } catch (const std::exception& problem) {
        return fail(broken_pdf, {}, problem.what());
    }
    if (file->objects_.size() > limits.objects)
        return fail(beyond_limits, {}, "the file has too many objects");
    if (const auto doubt = file->doubt()) return fail(broken_pdf, {}, *doubt);
    return file;
}

std::optional<std::size_t> PdfFile::offset(QPDFObjGen id) const {
    const auto found = offsets_.find(id);
    if (found == offsets_.end()) return std::nullopt;
    return found->second;
}

Result<std::vector<QPDFObjectHandle>> PdfFile::pages(const Limits& limits) {
    std::vector<QPDFObjectHandle> pages;
    std::set<QPDFObjGen> seen;
    std::vector<QPDFObjectHandle> open{key_of(catalog(), "/Pages")};
    while (!open.empty()) {
        QPDFObjectHandle node = open.back();
        open.pop_back();
        if (!node.isDictionary() || !node.isIndirect() || !seen.insert(node.getObjGen()).second) {
            return fail(broken_pdf, {}, "the page tree is not a tree of pages");
        }
        QPDFObjectHandle kids = key_of(node, "/Kids");
        if (!kids.isArray()) {
            pages.push_back(node);
        } else {
            for (int i = kids.getArrayNItems(); i > 0; --i) open.push_back(kids.getArrayItem(i - 1));
        }
        if (seen.size() + open.size() > limits.objects)
            return fail(beyond_limits, {}, "the file has too many pages");
    }
    return pages;
}

std::optional<std::string> PdfFile::doubt() {
    if (!doubt_ && pdf_.anyWarnings()) {
        const std::vector<QPDFExc> warnings = pdf_.getWarnings();
        doubt_ = warnings.empty() ? "the file is not well formed" : warnings.front().getMessageDetail();
    }
    return doubt_;
}

QPDFObjectHandle key_of(QPDFObjectHandle dictionary, const std::string& key) {
    if (dictionary.isStream()) return dictionary.getDict().getKey(key);
    if (dictionary.isDictionary()) return dictionary.getKey(key);
    return QPDFObjectHandle::newNull();
}

bool is_name(QPDFObjectHandle object, std::string_view name) {
    return object.isName() && object.getName() == name;
}

}  // namespace sigillum::verify
