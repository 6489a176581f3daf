#include "typeset/certificate.h"

#include "typeset/authority.h"
#include "typeset/certificate_foot.h"
#include "typeset/crown.h"
#include "typeset/statement.h"
#include "typeset/title.h"

namespace sigillum::typeset {
namespace {

// The statement keeps this much distance from an authority band that is higher than usual.
constexpr Length above_high_band = Length::mm(1);

void append(std::vector<page::Item> items, page::Page& page) {
    for (page::Item& item : items) page.items.push_back(std::move(item));
}

}  // namespace

Result<page::Page> set_certificate(Desk& desk, const document::Document& document, const Code& code,
                                   int pages) {
    desk.turn_to_certificate();
    const layout::CertificateGrid& grid = desk.certificate_grid();
    page::Page page;
    page.size = {grid.page_width, grid.page_height};
    Canvas canvas = desk.canvas();
    if (desk.picture("frame") != nullptr) {
        canvas.picture("frame", {{}, page.size}, page::Owner::none(page::Artifact::background));
    }
    const document::Node* certificate = child_of(document.root, document::Role::certificate);
    if (certificate == nullptr) return page;
    if (auto set = set_crown(desk, *certificate, canvas); !set) return fail(set.error());
    Length statement_top = grid.title_bottom;
    if (const document::Node* title = child_of(*certificate, document::Role::title_main)) {
        auto below = set_title(desk, *title, canvas);
        if (!below) return fail(below.error());
        statement_top = *below;
    }
    // The band is set first, since its height bounds the statement; on the page it follows.
    page::Page band;
    Length band_top = grid.statement_bottom;
    if (const document::Node* authority = child_of(*certificate, document::Role::authority)) {
        auto top = set_authority(desk, *authority, code, band);
        if (!top) return fail(top.error());
        band_top = *top - above_high_band;
    }
    const StatementZone zone{statement_top, std::min(grid.statement_bottom, band_top), band_top};
    if (auto set = set_statement(desk, *certificate, zone, canvas); !set) return fail(set.error());
    append(canvas.take(), page);
    append(std::move(band.items), page);
    page.links = std::move(band.links);
    page.signatures = std::move(band.signatures);
    if (auto set = set_certificate_foot(desk, document, pages, canvas); !set) return fail(set.error());
    append(canvas.take(), page);
    return page;
}

}  // namespace sigillum::typeset
