#include "compose/assembly.h"

#include <string>
#include <utility>

#include "compose/authority.h"

namespace sigillum::compose {
namespace {

using document::Node;
using document::Role;

void add(Nodes& to, const Nodes& more) { to.insert(to.end(), more.begin(), more.end()); }

void add(Nodes& to, Nodes&& more) {
    for (Node& node : more) to.push_back(std::move(node));
}

void add_rows(Nodes& to, const RowSlots& slots, const Telling& telling, const std::string& number_prefix) {
    int number = 0;
    for (const RowSlot& slot : slots) {
        Nodes own;
        if (slot.field->is_personal()) own = slot.field->tell(telling);
        if (slot.field->is_personal() && own.empty()) continue;
        Node row = section(Role::row);
        row.children.reserve(1 + own.size() + slot.shared.size());
        row.sharing = slot.field->sharing;
        row.children.push_back(slot.heading);
        row.children.front().label = number_prefix + std::to_string(++number);
        if (slot.field->is_personal())
            add(row.children, std::move(own));
        else
            add(row.children, slot.shared);
        to.push_back(std::move(row));
    }
}

Node learning_unit(const SharedWords& words, const Telling& telling, const std::string& number,
                   const std::pair<const credential::Unit*, const credential::CompletedUnit*>& completed) {
    Node all = section(Role::unit);
    const auto slots = words.units.find(completed.first->id);
    if (slots == words.units.end()) return all;
    all.children.reserve(slots->second.size() + 1);
    all.children.push_back(words.unit_heading);
    all.children.front().label = number;
    const Subject subject = subject_of(*completed.first, *completed.second);
    add_rows(all.children, slots->second, {telling.voice, telling.credential, subject}, number + ".");
    return all;
}

}  // namespace

Node certificate_page(const SharedWords& words, const Telling& telling) {
    Node page = section(Role::certificate);
    page.children.reserve(words.crown.size() + 2 * words.statement.size() + 1 + words.supporters.size());
    add(page.children, words.crown);
    for (const StatementSlot& slot : words.statement) {
        if (slot.field->personal)
            add(page.children, slot.field->tell(telling));
        else
            add(page.children, slot.shared);
    }
    Node authority = section(Role::authority);
    authority.children.reserve(words.signatures.size() + 6);
    add(authority.children, words.signatures);
    add(authority.children, signature_panel(telling));
    add(authority.children, code(telling));
    page.children.push_back(std::move(authority));
    add(page.children, words.supporters);
    return page;
}

Node supplement(const SharedWords& words, const Telling& telling) {
    Node all = section(Role::supplement);
    all.children.reserve(words.rows.size() + telling.learner().units.size() + 3);
    all.children.push_back(words.supplement_title);
    add(all.children, words.supplement_subtitle);
    add_rows(all.children, words.rows, telling, "");
    int number = 0;
    for (const auto& completed : telling.credential.units()) {
        all.children.push_back(learning_unit(words, telling, std::to_string(++number), completed));
    }
    all.children.push_back(words.end_mark);
    return all;
}

}  // namespace sigillum::compose
