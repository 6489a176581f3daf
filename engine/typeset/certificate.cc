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

// How much higher a title is tried each time where the statement below it would not fit.
constexpr Length title_step = Length::mm(2.2);

void append(std::vector<page::Item> items, page::Page& page) {
    for (page::Item& item : items) page.items.push_back(std::move(item));
}

// The title in its place, or as much nearer to the crown as the statement below it needs.
Done set_title_and_statement(Desk& desk, const document::Node& certificate, Length band_top, Canvas& canvas) {
    const layout::CertificateGrid& grid = desk.certificate_grid();
    const document::Node* const title = child_of(certificate, document::Role::title_main);
    for (Length top = grid.title_top;; top = std::max(top - title_step, grid.title_highest)) {
        Length statement_top = grid.title_bottom;
        if (title != nullptr) {
            auto below = set_title(desk, *title, top, canvas);
            if (!below) return fail(below.error());
            statement_top = *below;
        }
        const StatementZone zone{statement_top, std::min(grid.statement_bottom, band_top), band_top};
        Done set = set_statement(desk, certificate, zone, canvas);
        const bool higher = title != nullptr && top > grid.title_highest;
        if (set || !higher || set.error().kind != does_not_fit) return set;
        canvas.take();
    }
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
    append(canvas.take(), page);
    // The band is set first, since its height bounds the statement; on the page it follows.
    page::Page band;
    Length band_top = grid.statement_bottom;
    if (const document::Node* authority = child_of(*certificate, document::Role::authority)) {
        auto top = set_authority(desk, *authority, code, band);
        if (!top) return fail(top.error());
        band_top = *top - above_high_band;
    }
    if (auto set = set_title_and_statement(desk, *certificate, band_top, canvas); !set)
        return fail(set.error());
    append(canvas.take(), page);
    append(std::move(band.items), page);
    page.links = std::move(band.links);
    page.signatures = std::move(band.signatures);
    if (auto set = set_certificate_foot(desk, document, pages, canvas); !set) return fail(set.error());
    append(canvas.take(), page);
    return page;
}

}  // namespace sigillum::typeset
