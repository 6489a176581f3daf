#include "compose/job_sheet.h"

#include <fmt/format.h>

#include "compose/composer.h"
#include "compose/wording.h"

namespace sigillum::compose {
namespace {

using document::Emphasis;
using document::JobSheet;
using document::Text;

std::string_view order_key(JobOrder order) {
    switch (order) {
        case JobOrder::list:
            return "print.order.list";
        case JobOrder::name:
            return "print.order.name";
        case JobOrder::number:
            return "print.order.number";
        case JobOrder::stack:
            return "print.order.stack";
    }
    return {};
}

std::string_view reason_key(LeftOutBecause because) {
    switch (because) {
        case LeftOutBecause::asked:
            return "print.left_out.asked";
        case LeftOutBecause::revoked:
            return "print.left_out.revoked";
        case LeftOutBecause::suspended:
            return "print.left_out.suspended";
        case LeftOutBecause::replaced:
            return "print.left_out.replaced";
        case LeftOutBecause::not_in_list:
            return "print.left_out.not_in_list";
    }
    return {};
}

std::string certificate_name(const credential::Edition& edition) {
    switch (edition.type) {
        case credential::CertificateType::completion:
            return "name.completion";
        case credential::CertificateType::participation:
            return "name.participation";
        case credential::CertificateType::achievement:
        case credential::CertificateType::programme:
            break;
    }
    return fmt::format("name.achievement.{}", credential::name_of(edition.character));
}

// "210 × 297"
std::string measures(const Size& size) {
    return fmt::format("{:g} × {:g}", size.width.mm(), size.height.mm());
}

// "3f2a 91c0 …": a digest in groups that can be compared by eye.
std::string grouped(const std::string& digest) {
    std::string groups;
    constexpr std::size_t group = 8;
    constexpr std::size_t on_line = 4;  // groups; a line breaks between lines only
    for (std::size_t i = 0; i * group < digest.size(); ++i) {
        if (i > 0) groups += i % on_line == 0 ? " " : "\u00A0";
        groups += digest.substr(i * group, group);
    }
    return groups;
}

class Writer {
  public:
    Writer(const Wording& words, const credential::Edition& edition, const JobFacts& facts)
        : words_(words), edition_(edition), facts_(facts) {}

    JobSheet sheet() {
        JobSheet sheet;
        sheet.language = words_.language();
        const credential::Alliance& alliance = edition_.directory.alliance;
        sheet.start_mark = alliance.logo.file.empty() ? "seal" : "mark:" + alliance.id;
        sheet.end_mark = "mark:" + edition_.issuer;
        sheet.kind = say("print.title");
        sheet.title = words_.name(edition_.opportunity.title.texts.empty() ? edition_.opportunity.kind
                                                                           : edition_.opportunity.title);
        sheet.subtitle = say("print.subtitle", {{"certificate", say(certificate_name(edition_))},
                                                {"university", university()}});
        sheet.figures = figures();
        sheet.rows = rows();
        add_left_out(sheet);
        add_contents(sheet);
        sheet.note = say("print.note");
        if (facts_.specimen) sheet.standing_mark = say("standing.specimen");
        sheet.page_pattern = document::plain_text(
            say("foot.page", {{"page", neutral("{page}")}, {"pages", neutral("{pages}")}}));
        return sheet;
    }

    const Trouble& trouble() const { return trouble_; }

  private:
    Text say(std::string_view key, Fill fill = {}) { return words_.say(key, fill, trouble_); }
    Text plain(std::string_view words) { return words_.plain(words); }
    static Text count(std::size_t number) { return neutral(std::to_string(number)); }

    Text university() {
        const auto found = edition_.directory.universities.find(edition_.issuer);
        return found == edition_.directory.universities.end() ? plain(edition_.issuer)
                                                              : words_.name(found->second.name);
    }

    std::vector<JobSheet::Figure> figures() {
        const JobCounts& counts = facts_.counts;
        const std::pair<std::size_t, std::string_view> all[] = {{counts.certificates, "print.certificates"},
                                                                {counts.pages, "print.pages"},
                                                                {counts.sheets, "print.sheets"},
                                                                {counts.blank_backs, "print.blank_backs"}};
        std::vector<JobSheet::Figure> figures;
        for (const auto& [number, key] : all)
            figures.push_back({plain(std::to_string(number)), say(key, {{"count", count(number)}})});
        return figures;
    }

    std::vector<JobSheet::Row> rows() {
        std::vector<JobSheet::Row> rows;
        const auto add = [&](std::string_view key, Text value) {
            rows.push_back({say(key), std::move(value)});
        };
        add("print.row.edition", plain(edition_.id));
        if (facts_.parts > 1) {
            add("print.row.part",
                say("print.part", {{"part", plain(std::to_string(facts_.part))},
                                   {"parts", plain(std::to_string(facts_.parts))},
                                   {"certificates", plain(std::to_string(facts_.all.certificates))},
                                   {"sheets", plain(std::to_string(facts_.all.sheets))}}));
        }
        if (facts_.selected) add("print.row.selection", say("print.selected"));
        add("print.row.order",
            say(order_key(facts_.order), {{"piles", plain(std::to_string(facts_.piles))}}));
        add("print.row.paper", paper());
        add("print.row.colours", say(facts_.black_and_white ? "print.colours.gray" : "print.colours.all"));
        std::string made = to_iso(facts_.made);
        if (const std::size_t t = made.find('T'); t != std::string::npos) made[t] = ' ';
        add("print.row.made", plain(made));
        add("print.row.digest", plain(grouped(facts_.digest)));
        return rows;
    }

    Text paper() {
        const Text page = plain(measures(facts_.page));
        if (!facts_.sheet) return say("print.paper", {{"page", page}});
        return say("print.paper.marks", {{"page", page},
                                         {"sheet", plain(measures(*facts_.sheet))},
                                         {"bleed", plain(fmt::format("{:g}", facts_.bleed.mm()))}});
    }

    void add_left_out(JobSheet& sheet) {
        if (facts_.left_out.empty()) return;
        sheet.left_out_title = say("print.left_out");
        for (const JobFacts::LeftOut& one : facts_.left_out) {
            std::string who = one.key;
            if (!one.name.empty()) who += " · " + one.name;
            if (who.empty()) who = one.number;
            Text why = say(reason_key(one.because));
            if (!one.number.empty() && who != one.number) append(why, plain(" · " + one.number));
            sheet.left_out.push_back({plain(who), std::move(why)});
        }
    }

    void add_contents(JobSheet& sheet) {
        if (facts_.contents.empty()) return;
        sheet.contents_title = say("print.contents");
        sheet.contents_head = {
            {}, say("print.contents.name"), say("head.number"), say("print.contents.sheet")};
        for (const JobFacts::Entry& entry : facts_.contents) {
            const Text at = plain(std::to_string(entry.sheet));
            Text place = entry.pile == 0 ? at
                                         : say("print.contents.pile",
                                               {{"pile", plain(std::to_string(entry.pile))}, {"sheet", at}});
            sheet.contents.push_back({plain(std::to_string(entry.position)), plain(entry.name),
                                      plain(entry.number), std::move(place)});
        }
    }

    const Wording& words_;
    const credential::Edition& edition_;
    const JobFacts& facts_;
    Trouble trouble_;
};

}  // namespace

Result<JobSheet> job_sheet(const credential::Edition& edition, const locale::Catalogues& catalogues,
                           const JobFacts& facts) {
    const Language& language = edition.languages.front();
    const locale::Catalogue* catalogue = catalogues.find(language);
    if (catalogue == nullptr) {
        return fail(missing_catalogue, {.field = "languages"},
                    fmt::format("no catalogue for language “{}”", language.tag),
                    "a language with a file in locales/");
    }
    const Overrides none;
    const Wording words(*catalogue, language, none, TitleStyle::emphasised, "neutral");
    Writer writer(words, edition, facts);
    JobSheet sheet = writer.sheet();
    if (writer.trouble().first()) return fail(*writer.trouble().first());
    return sheet;
}

}  // namespace sigillum::compose
