#include "verify/code_link_area.h"

#include <algorithm>
#include <array>

#include "verify/token_check.h"

namespace sigillum::verify {

namespace {

// [left bottom right top], whatever the order the corners were written in.
std::optional<std::array<double, 4>> rectangle(QPDFObjectHandle array) {
    if (!array.isArray() || array.getArrayNItems() != 4) return std::nullopt;
    std::array<double, 4> side{};
    for (int i = 0; i < 4; ++i) {
        if (!array.getArrayItem(i).isNumber()) return std::nullopt;
        side.at(static_cast<std::size_t>(i)) = array.getArrayItem(i).getNumericValue();
    }
    if (side[0] > side[2]) std::swap(side[0], side[2]);
    if (side[1] > side[3]) std::swap(side[1], side[3]);
    return side;
}

// An inheritable entry of a page (ISO 32000-1, 7.7.3.4).
QPDFObjectHandle inherited(QPDFObjectHandle page, const std::string& key) {
    constexpr int deepest = 32;
    for (int depth = 0; depth < deepest && page.isDictionary(); ++depth) {
        if (page.hasKey(key)) return page.getKey(key);
        page = key_of(page, "/Parent");
    }
    return QPDFObjectHandle::newNull();
}

std::optional<std::string> link_of(const QPDFObjectHandle& annotation) {
    QPDFObjectHandle action = key_of(annotation, "/A");
    QPDFObjectHandle address = key_of(action, "/URI");
    if (!is_name(key_of(annotation, "/Subtype"), "/Link") || !is_name(key_of(action, "/S"), "/URI") ||
        !address.isString()) {
        return std::nullopt;
    }
    std::string text = address.getStringValue();
    if (!looks_like_code(text)) return std::nullopt;
    return text;
}

CodeLinkArea area_of(const QPDFObjectHandle& page, const QPDFObjectHandle& annotation, std::string link,
                     int page_number) {
    CodeLinkArea area{.link = std::move(link), .page = page_number};
    QPDFObjectHandle shown = inherited(page, "/CropBox");
    if (shown.isNull()) shown = inherited(page, "/MediaBox");
    const auto box = rectangle(shown);
    const auto place = rectangle(key_of(annotation, "/Rect"));
    if (place) {
        area.left = (*place)[0];
        area.bottom = (*place)[1];
        area.right = (*place)[2];
        area.top = (*place)[3];
    }
    if (box) {
        area.page_left = (*box)[0];
        area.page_top = (*box)[3];
    }
    QPDFObjectHandle rotation = inherited(page, "/Rotate");
    area.rotated = rotation.isInteger() && rotation.getIntValue() % 360 != 0;
    return area;
}

}  // namespace

Result<std::optional<CodeLinkArea>> code_link_area(PdfFile& file, const Limits& limits) {
    const auto pages = file.pages(limits);
    if (!pages) return fail(pages.error());
    std::optional<CodeLinkArea> found;
    for (std::size_t i = 0; i < pages->size(); ++i) {
        QPDFObjectHandle annotations = key_of((*pages)[i], "/Annots");
        for (int k = 0; annotations.isArray() && k < annotations.getArrayNItems(); ++k) {
            QPDFObjectHandle annotation = annotations.getArrayItem(k);
            auto link = link_of(annotation);
            if (!link) continue;
            if (found && found->link != *link)
                return fail(bad_code_link, {}, "two different verification codes are linked");
            if (!found) found = area_of((*pages)[i], annotation, std::move(*link), static_cast<int>(i));
        }
    }
    return found;
}

}  // namespace sigillum::verify
