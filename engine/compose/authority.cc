#include "compose/authority.h"

#include <string>

namespace sigillum::compose {
namespace {

using credential::SealKind;
using document::Emphasis;
using document::Kind;
using document::Node;
using document::Role;
using document::Text;

// The wordmark on one line, what stands below it on the next.
std::string wordmark_of(const credential::Logo& logo) {
    if (logo.wordmark_sub.empty()) return logo.wordmark;
    return logo.wordmark + "\n" + logo.wordmark_sub;
}

Node mark(const Telling& telling, Role role, const std::string& id, const credential::Logo& logo,
          const Text& name) {
    const Wording& main = telling.voice.main();
    Node figure{.kind = Kind::figure, .role = role, .language = main.language()};
    figure.text = main.plain(wordmark_of(logo));
    figure.picture = "mark:" + id;
    figure.alternate =
        logo.alternate.empty()
            ? document::plain_text(main.say("alternate.logo", {{"name", name}}, telling.voice.trouble))
            : document::plain_text(main.plain(logo.alternate));
    return figure;
}

Node seal_of(const Telling& telling) {
    const Wording& main = telling.voice.main();
    Node figure{.kind = Kind::figure, .role = Role::crown_seal, .language = main.language()};
    figure.picture = "seal";
    figure.alternate = document::plain_text(main.say(
        "alternate.seal", {{"alliance", alliance_name(main, telling.edition())}}, telling.voice.trouble));
    return figure;
}

Node title(const Telling& telling) {
    const std::string certificate = certificate_key(telling.edition());
    Line line;
    line.text = telling.voice.main().say("title." + certificate, telling.voice.trouble);
    if (telling.voice.bilingual()) {
        line.second = telling.voice.second_line().say("name." + certificate, telling.voice.trouble);
    }
    return heading(1, Role::title_main, std::move(line));
}

Node panel_line(std::string_view weight, Line line) {
    Node node = paragraph(Role::none, std::move(line));
    node.label = weight;
    return node;
}

// "2026-07-03 14:05:32 +02:00": ISO 8601 with a space where its T would be read as a letter.
std::string time_stamp(const Instant& instant) {
    std::string text = to_iso(instant);
    if (const std::size_t t = text.find('T'); t != std::string::npos) text[t] = ' ';
    if (text.back() == 'Z') return text.substr(0, text.size() - 1) + " +00:00";
    return text.insert(text.size() - 6, " ");
}

std::string_view kind_key(SealKind seal) {
    switch (seal) {
        case SealKind::qualified:
            return "panel.qualified";
        case SealKind::advanced:
            return "panel.advanced";
        case SealKind::demonstration:
            return "panel.demonstration";
        case SealKind::none:
            break;
    }
    return {};
}

const credential::Signatory* signatory_named(const credential::Edition& edition, const std::string& name) {
    for (const credential::Signatory& signatory : edition.signatories) {
        if (signatory.name == name) return &signatory;
    }
    return nullptr;
}

Line function_of(const Telling& telling, const credential::Signatory& signatory) {
    return telling.voice.text(signatory.function, "signatories.function");
}

Node number_line(const Telling& telling, std::string_view key, const std::string& number) {
    const Wording& main = telling.voice.main();
    Line line = telling.voice.say(key);
    append(line.text, main.plain(" "));
    append(line.text, main.plain(number, Emphasis::strong));
    return paragraph(Role::code_number, std::move(line));
}

}  // namespace

Nodes crown(const Telling& telling, bool seal) {
    const credential::Edition& edition = telling.edition();
    const Wording& main = telling.voice.main();
    const credential::Alliance& alliance = edition.directory.alliance;
    Nodes nodes;
    if (!(seal && alliance.seal_contains_logo)) {
        nodes.push_back(
            mark(telling, Role::crown_alliance, alliance.id, alliance.logo, alliance_name(main, edition)));
    }
    if (seal) nodes.push_back(seal_of(telling));
    nodes.push_back(mark(telling, Role::crown_issuer, edition.issuer, telling.credential.issuer().logo,
                         university_name(main, edition, edition.issuer)));
    nodes.push_back(title(telling));
    return nodes;
}

Nodes signatures(const Telling& telling) {
    const credential::Edition& edition = telling.edition();
    Nodes nodes;
    for (const credential::Signatory& signatory : edition.signatories) {
        Node person = section(Role::signatory);
        person.children.push_back(paragraph(Role::signatory_name, telling.voice.fact(signatory.name)));
        Line function = function_of(telling, signatory);
        if (!function.empty())
            person.children.push_back(paragraph(Role::signatory_function, std::move(function)));
        nodes.push_back(std::move(person));
    }
    const Wording& main = telling.voice.main();
    const Text place =
        edition.place_by_language.empty() ? main.plain(edition.place) : main.name(edition.place_by_language);
    nodes.push_back(paragraph(Role::place_and_date, main.say("authority.place_and_date",
                                                             {{"place", place},
                                                              {"date", main.date(edition.document_date)},
                                                              {"day", ordinal(edition.document_date.day)}},
                                                             telling.voice.trouble)));
    return nodes;
}

Nodes signature_panel(const Telling& telling) {
    const credential::Issuance& issuance = telling.credential.issuance;
    Voice& voice = telling.voice;
    if (issuance.preview) {
        Node panel = section(Role::signature_panel);
        panel.children.push_back(panel_line("title", voice.say("panel.not_signed")));
        panel.children.push_back(panel_line("fine", voice.say("panel.not_signed_note")));
        return {std::move(panel)};
    }
    if (issuance.seal == SealKind::none) return {};
    Node panel{.kind = Kind::form, .role = Role::signature_panel, .language = voice.main().language()};
    panel.alternate = document::plain_text(voice.main().say(
        "panel.alternate", {{"signer", voice.main().plain(issuance.seal_signer)}}, voice.trouble));
    panel.children.push_back(panel_line("title", voice.say("panel.signed")));
    panel.children.push_back(panel_line("signer", voice.fact(issuance.seal_signer)));
    if (const credential::Signatory* signatory = signatory_named(telling.edition(), issuance.seal_signer)) {
        panel.children.push_back(panel_line("plain", function_of(telling, *signatory)));
    }
    if (!issuance.seal_organisation.empty())
        panel.children.push_back(panel_line("plain", voice.fact(issuance.seal_organisation)));
    panel.children.push_back(panel_line("fine", voice.fact(time_stamp(issuance.signing_time))));
    panel.children.push_back(
        panel_line("fine", {.text = voice.main().say(kind_key(issuance.seal), voice.trouble), .second = {}}));
    return {std::move(panel)};
}

Node print_panel(const Telling& telling) {
    const credential::Issuance& issuance = telling.credential.issuance;
    Voice& voice = telling.voice;
    Node panel = section(Role::signature_panel);
    panel.children.push_back(panel_line("title", voice.say("panel.print_copy")));
    panel.children.push_back(panel_line("signer", voice.fact(issuance.seal_signer)));
    Line number{.text = voice.main().say("code.number", voice.trouble), .second = {}};
    append(number.text, voice.main().plain(" " + issuance.number));
    panel.children.push_back(panel_line("fine", std::move(number)));
    panel.children.push_back(panel_line("fine", voice.fact(time_stamp(issuance.signing_time))));
    return panel;
}

Nodes code(const Telling& telling) {
    Voice& voice = telling.voice;
    const std::string& host = telling.edition().directory.alliance.verification_host;
    Node figure{.kind = Kind::code, .role = Role::code, .language = voice.main().language()};
    figure.alternate = document::plain_text(voice.main().say(
        "code.alternate", {{"address", voice.main().plain("https://" + host + "/")}}, voice.trouble));
    Nodes nodes;
    nodes.push_back(std::move(figure));
    nodes.push_back(
        paragraph(Role::code_call, voice.say(voice.bilingual() ? "code.call_short" : "code.call")));
    nodes.push_back(paragraph(Role::code_host, voice.fact(host)));
    nodes.push_back(number_line(telling, "code.number", telling.credential.issuance.number));
    if (!telling.learner().register_number.empty()) {
        nodes.push_back(number_line(telling, "code.register_number", telling.learner().register_number));
        nodes.back().label = "local";
    }
    return nodes;
}

Nodes supporters(const Telling& telling) {
    const credential::Edition& edition = telling.edition();
    Nodes nodes;
    for (const std::string& id : edition.supporters) {
        const auto found = edition.directory.supporters.find(id);
        if (found == edition.directory.supporters.end()) continue;  // the rules refuse an unknown supporter
        if (nodes.empty())
            nodes.push_back(paragraph(Role::supporter_caption, telling.voice.say("supporter.caption")));
        const Text name = telling.voice.main().name(found->second.name);
        nodes.push_back(mark(telling, Role::supporter, id, found->second.logo, name));
        nodes.back().text = name;
    }
    return nodes;
}

}  // namespace sigillum::compose
