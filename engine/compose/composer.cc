#include "compose/composer.h"

#include <fmt/format.h>

#include <map>
#include <utility>
#include <vector>

#include "base/nearest.h"
#include "compose/authority.h"
#include "compose/furniture.h"
#include "compose/printed.h"
#include "compose/shared_words.h"

namespace sigillum::compose {
namespace {

using credential::Credential;
using document::Kind;
using document::Node;
using document::Role;

void add(Nodes& to, const Nodes& more) { to.insert(to.end(), more.begin(), more.end()); }

void add(Nodes& to, Nodes&& more) {
    for (Node& node : more) to.push_back(std::move(node));
}

// The edition's own texts, compiled; the first that cannot be used is reported.
class OwnTexts {
  public:
    OwnTexts(const credential::Edition& edition, const locale::Catalogues& catalogues) {
        for (const auto& [key, texts] : edition.text_overrides) {
            for (const auto& [language, pattern] : texts.texts) {
                const locale::Catalogue* catalogue = catalogues.find(language);
                if (catalogue != nullptr) take(key, language, pattern, *catalogue);
            }
        }
    }
    const Overrides& overrides() const { return overrides_; }
    const Trouble& trouble() const { return trouble_; }

  private:
    void take(const std::string& key, const Language& language, const std::string& pattern, const locale::Catalogue& catalogue) {
        const Place place{.field = "texts." + key};
        const auto* known = catalogue.arguments(key);
        if (known == nullptr) {
            trouble_.report({bad_text_override, place, fmt::format("“{}”", key), suggestion(key, catalogue)});
            return;
        }
        Result<locale::Message> message = catalogue.compiled(pattern);
        if (!message) {
            trouble_.report({bad_text_override, place, message.error().found, message.error().expected});
            return;
        }
        for (const std::string& argument : message->arguments()) {
            if (known->count(argument) != 0) continue;
            trouble_.report({bad_text_override, place, fmt::format("“{{{}}}”", argument), "only the places that the form's own text has"});
            return;
        }
        overrides_[key].emplace(language, std::move(*message));
    }
    static std::string suggestion(const std::string& key, const locale::Catalogue& catalogue) {
        const std::vector<std::string> keys = catalogue.keys();
        const std::vector<std::string_view> views(keys.begin(), keys.end());
        const std::optional<std::string> close = nearest(key, views);
        return close ? fmt::format("“{}”", *close) : "the key of a text of the form";
    }

    Overrides overrides_;
    Trouble trouble_;
};

// One learner's document, put together from shared and own words.
class Assembly {
  public:
    Assembly(SharedWords& words, const Credential& credential, const Subject& subject)
        : words_(words), telling_{words.voice, credential, subject} {}

    Node certificate() {
        Node page = section(Role::certificate);
        page.children.reserve(words_.crown.size() + 2 * words_.statement.size() + 1 + words_.supporters.size());
        add(page.children, words_.crown);
        for (const StatementSlot& slot : words_.statement) {
            if (slot.field->personal) add(page.children, slot.field->tell(telling_));
            else add(page.children, slot.shared);
        }
        Node authority = section(Role::authority);
        authority.children.reserve(words_.signatures.size() + 6);
        add(authority.children, words_.signatures);
        add(authority.children, signature_panel(telling_));
        add(authority.children, code(telling_));
        page.children.push_back(std::move(authority));
        add(page.children, words_.supporters);
        return page;
    }

    Node supplement() {
        Node all = section(Role::supplement);
        all.children.reserve(words_.rows.size() + telling_.learner().units.size() + 3);
        all.children.push_back(words_.supplement_title);
        add(all.children, words_.supplement_subtitle);
        add_rows(all.children, words_.rows, telling_, "");
        int number = 0;
        for (const auto& [unit, completed] : telling_.credential.units()) {
            all.children.push_back(learning_unit(++number, *unit, *completed));
        }
        all.children.push_back(words_.end_mark);
        return all;
    }

  private:
    static void add_rows(Nodes& to, const RowSlots& slots, const Telling& telling, const std::string& number_prefix) {
        int number = 0;
        for (const RowSlot& slot : slots) {
            Nodes own;
            if (slot.field->personal) own = slot.field->tell(telling);
            if (slot.field->personal && own.empty()) continue;
            Node row = section(Role::row);
            row.children.reserve(1 + own.size() + slot.shared.size());
            row.children.push_back(slot.heading);
            row.children.front().label = number_prefix + std::to_string(++number);
            if (slot.field->personal) add(row.children, std::move(own));
            else add(row.children, slot.shared);
            to.push_back(std::move(row));
        }
    }

    Node learning_unit(int number, const credential::Unit& unit, const credential::CompletedUnit& completed) {
        const Subject subject = subject_of(unit, completed);
        Node all = section(Role::unit);
        all.children.reserve(words_.rows.size() + 1);
        all.children.push_back(words_.unit_heading);
        all.children.front().label = std::to_string(number);
        const auto slots = words_.units.find(unit.id);
        if (slots != words_.units.end()) {
            add_rows(all.children, slots->second, {telling_.voice, telling_.credential, subject}, std::to_string(number) + ".");
        }
        return all;
    }

    SharedWords& words_;
    Telling telling_;
};

}  // namespace

struct Composer::Impl {
    using Key = std::pair<std::vector<Language>, credential::GrammaticalForm>;

    const credential::Edition& edition;
    const layout::Layout& layout;
    const locale::Catalogues& catalogues;
    OwnTexts own_texts;
    credential::RecordWriter records;
    std::map<Key, std::unique_ptr<SharedWords>> shared;

    Result<Voice> voice_of(const std::vector<Language>& languages) const;
    Result<SharedWords*> words_for(const Credential& credential);
};

Result<Voice> Composer::Impl::voice_of(const std::vector<Language>& languages) const {
    std::vector<const locale::Catalogue*> found;
    for (const Language& language : languages) {
        found.push_back(catalogues.find(language));
        if (found.back() != nullptr) continue;
        return fail(missing_catalogue, {.field = "languages"}, fmt::format("no catalogue for language “{}”", language.tag),
                    "a language with a file in locales/");
    }
    if (found.empty() || found.size() > 2) {
        return fail(missing_catalogue, {.field = "languages"}, fmt::format("{} languages", found.size()), "one or two languages");
    }
    const auto wording = [&](std::size_t i, TitleStyle titles) {
        return Wording(*found[i], languages[i], own_texts.overrides(), titles);
    };
    Wording main = wording(0, TitleStyle::emphasised);
    if (found.size() == 1) return Voice(std::move(main), std::nullopt, std::nullopt);
    return Voice(std::move(main), wording(1, TitleStyle::quoted), wording(1, TitleStyle::emphasised));
}

Result<SharedWords*> Composer::Impl::words_for(const Credential& credential) {
    const Key key{credential.languages(), credential.learner.form};
    const auto known = shared.find(key);
    if (known != shared.end()) return known->second.get();
    Result<Voice> voice = voice_of(key.first);
    if (!voice) return fail(voice.error());
    std::unique_ptr<SharedWords> words = shared_words(std::move(*voice), credential, layout);
    if (words->voice.trouble.first()) return fail(*words->voice.trouble.first());
    return shared.emplace(key, std::move(words)).first->second.get();
}

Composer::Composer(const credential::Edition& edition, const layout::Layout& layout, const locale::Catalogues& catalogues)
    : impl_(new Impl{.edition = edition,
                     .layout = layout,
                     .catalogues = catalogues,
                     .own_texts = OwnTexts(edition, catalogues),
                     .records = credential::RecordWriter(edition),
                     .shared = {}}) {}
Composer::Composer(Composer&&) noexcept = default;
Composer& Composer::operator=(Composer&&) noexcept = default;
Composer::~Composer() = default;

Result<Composed> Composer::compose(const Credential& credential) {
    if (impl_->own_texts.trouble().first()) return fail(*impl_->own_texts.trouble().first());
    Result<SharedWords*> found = impl_->words_for(credential);
    if (!found) return fail(found.error());
    SharedWords& words = **found;
    words.voice.trouble = {};
    const Subject subject = subject_of(credential);
    const Telling telling{words.voice, credential, subject};
    Assembly assembly(words, credential, subject);
    Composed composed;
    document::Document& document = composed.document;
    document.main = words.voice.main().language();
    if (words.voice.bilingual()) document.second = words.voice.second_line().language();
    document.standing = standing_of(credential.issuance);
    document.furniture = words.furniture;
    add_learner(document.furniture, telling);
    document.metadata = metadata_of(telling, document.furniture);
    document.root = {.kind = Kind::document, .language = document.main};
    document.root.children.push_back(assembly.certificate());
    if (!words.rows.empty()) document.root.children.push_back(assembly.supplement());
    if (words.voice.trouble.first()) {
        Error error = *words.voice.trouble.first();
        if (error.place.file.empty()) {  // tell which learner
            error.place.file = credential.learner.place.file;
            error.place.row = credential.learner.place.row;
        }
        return fail(std::move(error));
    }
    document::number_nodes(document);
    composed.record = impl_->records.record(credential, printed_entries(document));
    return composed;
}

}  // namespace sigillum::compose
