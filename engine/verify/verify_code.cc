#include <algorithm>

#include "verify/picture_codes.h"
#include "verify/pnm.h"
#include "verify/status_check.h"
#include "verify/token_check.h"
#include "verify/verify.h"

namespace sigillum::verify {

namespace {

constexpr std::size_t longest_code_text = 8192;  // more than any QR code holds

Verdict unreadable(std::string check, std::string words) {
    Verdict verdict;
    verdict.failed(std::move(check), std::move(words));
    return verdict;
}

bool is_png(ByteView bytes) { return bytes.starts_with("\x89PNG"); }

}  // namespace

Verdict verify_code(std::string_view text, const VerifyOptions& options) {
    if (text.size() > longest_code_text)
        return unreadable("code", "the text is too long for a verification code");
    Verdict verdict;
    const auto token = check_token(text, options, verdict);
    if (!token) return verdict;
    verdict.reasons.push_back(Reason::page_not_checked);
    verdict.not_checked("page-text", "the paper was not seen: compare the facts with what stands on it");
    verdict.not_checked("record", "the code alone does not bring the record");
    if (!check_status(token->facts, std::nullopt, options, verdict)) return verdict;
    conclude(verdict);
    return verdict;
}

Verdict verify_picture(ByteView picture, const VerifyOptions& options) {
    if (picture.size() > options.limits.file_bytes) return unreadable("picture", "the picture is too large");
    const auto searched = options.run_part([&] { return to_bytes(codes_of_picture(picture)); });
    const auto found = searched ? picture_codes(*searched) : std::nullopt;
    if (!found) {
        Verdict verdict;
        verdict.not_checked("code",
                            "the picture was not searched for a code to its end: looking at it " +
                                (searched ? "gave no answer that can be read" : searched.error().found));
        return verdict;
    }
    if (!found->problem.empty())
        return unreadable("picture", "the picture cannot be read: " + found->problem);
    std::vector<std::string> codes = found->codes;
    std::erase_if(codes, [](const std::string& text) { return !looks_like_code(text); });
    if (codes.empty()) return unreadable("code", "no verification code was found in the picture");
    if (codes.size() > 1) return unreadable("code", "the picture shows more than one verification code");
    return verify_code(codes.front(), options);
}

Verdict verify_file(ByteView bytes, const VerifyOptions& options) {
    if (is_png(bytes) || is_pnm(bytes)) return verify_picture(bytes, options);
    constexpr std::size_t head = 1024;  // readers accept a PDF header anywhere in it; verify_pdf does not
    if (bytes.substr(0, head).find("%PDF-") != ByteView::npos) return verify_pdf(bytes, options);
    if (bytes.size() <= longest_code_text) return verify_code(bytes, options);
    return unreadable("structure",
                      "the file is neither a PDF nor a picture nor the text of a verification code");
}

}  // namespace sigillum::verify
