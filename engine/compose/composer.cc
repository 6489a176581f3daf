#include "compose/composer.h"

#include <fmt/format.h>

#include <map>
#include <utility>
#include <vector>

#include "compose/assembly.h"
#include "compose/authority.h"
#include "compose/furniture.h"
#include "compose/own_texts.h"
#include "compose/printed.h"
#include "compose/shared_words.h"
#include "credential/words.h"

namespace sigillum::compose {
namespace {

using credential::Credential;
using document::Kind;

// What is wrong with a learner's own data names the learner's row.
Error with_row(Error error, const credential::Learner& learner) {
    if (error.place.file.empty()) {
        error.place.file = learner.place.file;
        error.place.row = learner.place.row;
    }
    return error;
}

// The first node of a role, depth first.
document::Node* node_of(document::Node& node, document::Role role) {
    if (node.role == role) return &node;
    for (document::Node& child : node.children) {
        if (document::Node* found = node_of(child, role)) return found;
    }
    return nullptr;
}

}  // namespace

struct Composer::Impl {
    using Key = std::pair<std::vector<Language>, credential::GrammaticalForm>;

    const credential::Edition& edition;
    const layout::Layout& layout;
    const locale::Catalogues& catalogues;
    OwnTexts own_texts;
    credential::RecordWriter records;
    PrintedEntries printed;
    std::map<Key, std::unique_ptr<SharedWords>> shared;

    Result<Voice> voice_of(const Key& key) const;
    Result<SharedWords*> words_for(const Credential& credential);
};

Result<Voice> Composer::Impl::voice_of(const Key& key) const {
    const auto& [languages, form] = key;
    std::vector<const locale::Catalogue*> found;
    for (const Language& language : languages) {
        found.push_back(catalogues.find(language));
        if (found.back() != nullptr) continue;
        return fail(missing_catalogue, {.field = "languages"},
                    fmt::format("no catalogue for language “{}”", language.tag),
                    "a language with a file in locales/");
    }
    if (found.empty() || found.size() > 2) {
        return fail(missing_catalogue, {.field = "languages"}, fmt::format("{} languages", found.size()),
                    "one or two languages");
    }
    const auto wording = [&, &languages = languages, &form = form](std::size_t i, TitleStyle titles) {
        return Wording(*found[i], languages[i], own_texts.overrides(), titles, credential::word_of(form));
    };
    Wording main = wording(0, TitleStyle::emphasised);
    if (found.size() == 1) return Voice(std::move(main), std::nullopt, std::nullopt);
    return Voice(std::move(main), wording(1, TitleStyle::quoted), wording(1, TitleStyle::emphasised));
}

Result<SharedWords*> Composer::Impl::words_for(const Credential& credential) {
    const Key key{credential.languages(), credential.learner.form};
    const auto known = shared.find(key);
    if (known != shared.end()) return known->second.get();
    Result<Voice> voice = voice_of(key);
    if (!voice) return fail(voice.error());
    std::unique_ptr<SharedWords> words = shared_words(std::move(*voice), credential, layout);
    if (words->voice.trouble.first()) return fail(*words->voice.trouble.first());
    return shared.emplace(key, std::move(words)).first->second.get();
}

Composer::Composer(const credential::Edition& edition, const layout::Layout& layout,
                   const locale::Catalogues& catalogues)
    : impl_(new Impl{.edition = edition,
                     .layout = layout,
                     .catalogues = catalogues,
                     .own_texts = OwnTexts(edition, catalogues),
                     .records = credential::RecordWriter(edition),
                     .printed = {},
                     .shared = {}}) {}
Composer::Composer(Composer&&) noexcept = default;
Composer& Composer::operator=(Composer&&) noexcept = default;
Composer::~Composer() = default;

Result<document::Document> Composer::document(const Credential& credential) {
    if (impl_->own_texts.trouble().first()) return fail(*impl_->own_texts.trouble().first());
    Result<SharedWords*> found = impl_->words_for(credential);
    if (!found) return fail(found.error());
    SharedWords& words = **found;
    words.voice.trouble = {};
    const Subject subject = subject_of(credential);
    const Telling telling{words.voice, credential, subject};
    document::Document document;
    document.main = words.voice.main().language();
    if (words.voice.bilingual()) document.second = words.voice.second_line().language();
    document.standing = standing_of(credential.issuance);
    document.furniture = words.furniture;
    add_learner(document.furniture, telling);
    document.metadata = words.metadata;
    add_learner(document.metadata, telling, document.furniture);
    document.root = {.kind = Kind::document, .language = document.main};
    document.root.children.push_back(certificate_page(words, telling));
    if (!words.rows.empty()) document.root.children.push_back(supplement(words, telling));
    if (words.voice.trouble.first()) return fail(with_row(*words.voice.trouble.first(), credential.learner));
    document::number_nodes(document);
    return document;
}

Result<Composed> Composer::compose(const Credential& credential) {
    auto document = this->document(credential);
    if (!document) return fail(document.error());
    Bytes record = impl_->records.record(credential, impl_->printed.of(*document));
    return Composed{*std::move(document), std::move(record)};
}

Result<Composed> Composer::print_copy(const Credential& credential) {
    auto composed = compose(credential);
    if (!composed) return composed;
    SharedWords& words = **impl_->words_for(credential);  // known since compose() has used them
    const Subject subject = subject_of(credential);
    document::Node panel = print_panel({words.voice, credential, subject});
    if (words.voice.trouble.first()) return fail(with_row(*words.voice.trouble.first(), credential.learner));
    if (document::Node* signed_panel = node_of(composed->document.root, document::Role::signature_panel))
        *signed_panel = std::move(panel);
    document::number_nodes(composed->document);
    return composed;
}

}  // namespace sigillum::compose
