#include "typeset/typesetter.h"

#include "locale/direction.h"
#include "typeset/certificate.h"
#include "typeset/desk.h"
#include "typeset/job_sheet.h"
#include "typeset/row_setter.h"
#include "typeset/running_page.h"
#include "typeset/supplement.h"

namespace sigillum::typeset {

struct Typesetter::Impl {
    Impl(const layout::Layout& layout, const layout::Theme& theme, const font::Library& fonts,
         const page::Pictures& pictures, const locale::LineRules& line_rules)
        : paragraphs(fonts, line_rules), desk(layout, theme, pictures, paragraphs), rows(desk) {}

    ParagraphSetter paragraphs;
    Desk desk;
    RowSetter rows;
};

namespace {

page::Bookmark title_bookmark(const document::Node& title, Length top) {
    std::string words = document::plain_text(title.text);
    for (char& c : words) {
        if (c == '\n') c = ' ';
    }
    return {.node = title.id, .level = title.level, .title = std::move(words), .page = 0, .top = top};
}

// Head and foot of the supplement's pages.
Done add_running(const Desk& desk, const document::Document& document, std::vector<page::Page>& pages) {
    if (pages.empty()) return {};
    const auto running = RunningPage::make(desk, document);
    if (!running) return fail(running.error());
    const int count = static_cast<int>(pages.size()) + 1;  // page 1 too
    for (int i = 1; i < count; ++i) {
        Canvas canvas = desk.canvas();
        if (auto set = running->set(i + 1, count, canvas); !set) return set;
        std::vector<page::Item>& items = pages[static_cast<std::size_t>(i - 1)].items;
        for (page::Item& item : canvas.take()) items.push_back(std::move(item));
    }
    return {};
}

}  // namespace

Typesetter::Typesetter(const layout::Layout& layout, const layout::Theme& theme, const font::Library& fonts,
                       const page::Pictures& pictures, const locale::LineRules& line_rules)
    : impl_(std::make_unique<Impl>(layout, theme, fonts, pictures, line_rules)) {}
Typesetter::Typesetter(Typesetter&&) noexcept = default;
Typesetter& Typesetter::operator=(Typesetter&&) noexcept = default;
Typesetter::~Typesetter() = default;

const font::GlyphUse& Typesetter::glyph_use() const { return impl_->paragraphs.glyph_use(); }

Result<page::Pages> Typesetter::set(const document::Document& document, const Code& code) {
    Desk& desk = impl_->desk;
    desk.turn_to(locale::is_right_to_left(document.main));
    // The supplement comes first, since page 1 says how many pages there are.
    auto supplement = set_supplement(desk, impl_->rows, document);
    if (!supplement) return fail(supplement.error());
    const int count = static_cast<int>(supplement->pages.size()) + 1;
    if (auto run = add_running(desk, document, supplement->pages); !run) return fail(run.error());
    auto first = set_certificate(desk, document, code, count);
    if (!first) return fail(first.error());
    page::Pages pages;
    pages.pages.push_back(std::move(*first));
    for (page::Page& page : supplement->pages) pages.pages.push_back(std::move(page));
    if (const document::Node* certificate = child_of(document.root, document::Role::certificate)) {
        if (const document::Node* title = child_of(*certificate, document::Role::title_main)) {
            pages.bookmarks.push_back(title_bookmark(*title, desk.certificate_grid().title_highest));
        }
    }
    for (page::Bookmark& bookmark : supplement->bookmarks) pages.bookmarks.push_back(std::move(bookmark));
    return pages;
}

Result<std::vector<page::Page>> Typesetter::set_job_sheet(const document::JobSheet& sheet) {
    impl_->desk.turn_to(locale::is_right_to_left(sheet.language));
    return typeset::set_job_sheet(impl_->desk, sheet);
}

}  // namespace sigillum::typeset
