#include "verify/read_back.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "credential/canonical_json.h"
#include "credential/facts.h"
#include "locale/normal_form.h"
#include "qr/code_link.h"
#include "verify/character_count.h"
#include "verify/font_texts.h"
#include "verify/pdf_string.h"
#include "verify/record_member.h"

namespace sigillum::verify {
namespace {

constexpr int deepest_page_tree = 8;
constexpr std::size_t largest_record = std::size_t{4} << 20;
constexpr std::string_view record_name = "(credential.json)";

tl::unexpected<Error> differs(std::string found, std::string expected) {
    return fail(read_back_differs, {}, std::move(found), std::move(expected));
}

Done pages_below(const PlainObjects& objects, int number, int depth, std::vector<RawDictionary>& pages) {
    auto node = objects.object(number);
    if (!node) return fail(node.error());
    const auto kids = node->dictionary.value("Kids");
    if (!kids) {
        pages.push_back(std::move(node->dictionary));
        return {};
    }
    const auto numbers = references_in(kids->of(objects.file()));
    if (!numbers || depth > deepest_page_tree) return fail(not_plain, {}, "the pages cannot be found");
    for (const int kid : *numbers) {
        if (Done found = pages_below(objects, kid, depth + 1, pages); !found) return found;
    }
    return {};
}

// The record: attached once, the same file through the catalog's list and its name tree.
Result<PlainObject> attached(const PlainObjects& objects, const RawDictionary& catalog) {
    const ByteView file = objects.file();
    const auto refuse = [] { return fail(not_plain, {}, "the attached record cannot be found"); };
    const auto listed = catalog.value("AF");
    const auto numbers = listed ? references_in(listed->of(file)) : std::nullopt;
    const auto names = catalog.value("Names");
    if (!numbers || numbers->size() != 1 || !names) return refuse();
    if (names->of(file).find(fmt::format("{}{} 0 R", record_name, numbers->front())) == ByteView::npos)
        return refuse();
    const auto specification = objects.object(numbers->front());
    if (!specification) return fail(specification.error());
    const auto name = specification->dictionary.value("UF");
    const auto embedded = specification->dictionary.value("EF");
    if (!name || name->of(file) != record_name || !embedded) return refuse();
    const auto files = dictionary_of(objects, *embedded);
    const auto number = files && files->value("F") ? reference_in(files->value("F")->of(file)) : std::nullopt;
    if (!number) return refuse();
    return objects.object(*number);
}

// The link of a link annotation; nothing for other annotations.
std::optional<std::string> link_of(const PlainObjects& objects, int annotation) {
    const auto object = objects.object(annotation);
    const auto action = object ? object->dictionary.value("A") : std::nullopt;
    if (!action) return std::nullopt;
    const auto dictionary = dictionary_of(objects, *action);
    const auto address = dictionary ? dictionary->value("URI") : std::nullopt;
    if (!address) return std::nullopt;
    std::size_t at = address->begin;
    return string_at(objects.file(), at);
}

std::string without_spaces(std::string_view text) {
    std::string solid;
    std::copy_if(text.begin(), text.end(), std::back_inserter(solid), [](char c) { return c != ' '; });
    return solid;
}

// Whether the text, spaces aside, is that of some sequences that follow each other, from the beginning of one
// to the end of another.
bool is_whole_text(const std::string& solid, const std::vector<std::string>& sequences) {
    for (std::size_t first = 0; first < sequences.size(); ++first) {
        std::string_view rest = solid;
        for (std::size_t i = first; i < sequences.size() && rest.starts_with(sequences[i]); ++i) {
            rest.remove_prefix(sequences[i].size());
            if (rest.empty()) return true;
        }
    }
    return false;
}

bool name_stands(const std::string& name, const PageSequences& page) {
    std::vector<std::string> sequences;
    for (const std::string* text : page) sequences.push_back(without_spaces(*text));
    std::string solid = without_spaces(as_seen(name));
    if (solid.empty()) return false;
    if (is_whole_text(solid, sequences)) return true;
    // A font may write a letter as base and mark.
    for (std::string& text : sequences) text = locale::nfc(text);
    if (is_whole_text(solid, sequences)) return true;
    if (!has_right_to_left(solid)) return false;
    // Glyphs stand in the order of the page, from left to right.
    for (std::string& text : sequences) text = in_any_order(text);
    return is_whole_text(in_any_order(solid), sequences);
}

bool is_of_number(char c) {
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '-';
}

// Calls `take` with every certificate number in the text.
template <class Take>
void each_number(std::string_view text, const Take& take) {
    constexpr std::size_t length = 19;  // "7KQ2-9MXD-04TR-BV5H"
    for (std::size_t hyphen = text.find('-'); hyphen != std::string_view::npos;
         hyphen = text.find('-', hyphen + 1)) {
        if (hyphen < 4 || hyphen + 15 > text.size()) continue;
        const std::size_t begin = hyphen - 4;
        const std::string_view candidate = text.substr(begin, length);
        if (candidate[9] != '-' || candidate[14] != '-') continue;
        const bool alone = (begin == 0 || !is_of_number(text[begin - 1])) &&
                           (begin + length >= text.size() || !is_of_number(text[begin + length]));
        const auto number = alone ? CertificateNumber::parse(candidate) : Result<CertificateNumber>();
        if (alone && number) take(*number);
    }
}

}  // namespace

Done ReadBack::check(ByteView file, const ReadBackRow& row) {
    if (digest_.of(file) != row.document.file_digest)
        return differs("the bytes of the file are not those that were sealed",
                       fmt::format("SHA-256 {}", to_hex(row.document.file_digest)));
    const auto objects = PlainObjects::open(file);
    if (!objects) return fail(objects.error());
    const auto catalog = objects->catalog();
    if (!catalog) return fail(catalog.error());
    pages_.clear();
    const auto tree = catalog->dictionary.value("Pages");
    const auto root = tree ? reference_in(tree->of(file)) : std::nullopt;
    if (!root) return fail(not_plain, {}, "the pages cannot be found");
    if (Done found = pages_below(*objects, *root, 0, pages_); !found) return found;
    if (static_cast<int>(pages_.size()) != row.document.pages || pages_.empty())
        return differs(fmt::format("{} pages", pages_.size()), fmt::format("{} pages", row.document.pages));
    if (Done record = check_record(*objects, catalog->dictionary, row); !record) return record;
    if (Done pages = check_pages(*objects, row); !pages) return pages;
    return check_token(*objects, row);
}

Done ReadBack::check_record(const PlainObjects& objects, const RawDictionary& catalog,
                            const ReadBackRow& row) {
    const auto attachment = attached(objects, catalog);
    if (!attachment) return fail(attachment.error());
    const auto record = attachment->deflated ? inflate_.expanded(attachment->stream, largest_record)
                                             : std::optional(attachment->stream);
    if (!record) return fail(not_plain, {}, "the attached record cannot be expanded");
    record_ = *record;
    const auto facts = member_of(record_, "facts");
    const auto same = [&](std::string_view member, const nlohmann::json& wanted) {
        Bytes canonical;
        credential::append_canonical(wanted, canonical);
        const auto found = facts ? member_of(*facts, member) : std::nullopt;
        return found && *found == canonical;
    };
    if (!same(credential::learner_member, credential::facts_of_learner(row.credential)))
        return differs("the attached record is not that of the learner",
                       fmt::format("the record of “{}”", row.credential.learner.key));
    if (!same(credential::document_member, credential::facts_of_document(row.credential)))
        return differs("the attached record has another number, status place or time",
                       fmt::format("the record of {}", row.document.number.grouped()));
    if (sha256(record_) != row.document.record_digest)
        return differs("the attached record is not the one that was composed",
                       fmt::format("SHA-256 {}", to_hex(row.document.record_digest)));
    return {};
}

Done ReadBack::check_token(const PlainObjects& objects, const ReadBackRow& row) {
    std::optional<std::string> link;
    for (const RawDictionary& page : pages_) {
        const auto listed = page.value("Annots");
        const auto numbers = listed ? references_in(listed->of(objects.file())) : std::nullopt;
        for (const int annotation : numbers.value_or(std::vector<int>{})) {
            auto found = link_of(objects, annotation);
            if (!found || found->find('#') == std::string::npos) continue;
            if (link && *link != *found) return differs("two different codes are linked", "one");
            link = std::move(found);
        }
    }
    if (!link) return differs("no verification code is linked", "the link of its code");
    const auto token = qr::read_link(*link);
    if (!token) return differs("the linked code cannot be read: " + token.error().found, "its token");
    const qr::TokenFacts& facts = token->facts;
    const credential::Issuance& issuance = row.credential.issuance;
    const Sha256 record = row.document.record_digest;
    const bool same = token->payload_digest == row.document.token_digest &&
                      token->key_id == row.document.code_key_id && facts.number == row.document.number &&
                      facts.name == locale::nfc(row.credential.learner.name) &&
                      facts.status.list == issuance.status_list &&
                      facts.status.index == issuance.status_index && facts.specimen == issuance.specimen &&
                      std::equal(facts.record_digest.begin(), facts.record_digest.end(), record.begin());
    if (!same)
        return differs(
            fmt::format("the linked code is that of {}, “{}”", facts.number.grouped(), facts.name),
            fmt::format("the code of {}, “{}”", row.document.number.grouped(), row.credential.learner.name));
    return {};
}

Done ReadBack::check_pages(const PlainObjects& objects, const ReadBackRow& row) {
    sequences_.begin_document();
    const std::string name = locale::nfc(row.credential.learner.name);
    for (std::size_t i = 0; i < pages_.size(); ++i) {
        const auto page = sequences_.page(objects, pages_[i]);
        if (!page) return fail(page.error());
        if (i == 0 && !name_stands(name, *page))
            return differs("the learner's name does not stand on page 1", fmt::format("“{}”", name));
        bool numbered = false;
        std::optional<CertificateNumber> stranger;
        for (const std::string* text : *page) {
            each_number(*text, [&](const CertificateNumber& number) {
                numbered = numbered || number == row.document.number;
                if (number != row.document.number && record_.find(number.grouped()) == ByteView::npos)
                    stranger = number;
            });
        }
        if (stranger)
            return differs(fmt::format("the number {} stands on page {}", stranger->grouped(), i + 1),
                           fmt::format("{} and no other", row.document.number.grouped()));
        if (i == 0 && !numbered)
            return differs("the number does not stand on page 1", row.document.number.grouped());
    }
    return {};
}

}  // namespace sigillum::verify
