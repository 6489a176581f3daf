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

Node row_of(const RowSlot& slot, std::string number, Nodes value) {
    Node row = section(Role::row);
    row.children.reserve(1 + value.size());
    row.sharing = slot.field->sharing;
    row.children.push_back(slot.heading);
    row.children.front().label = std::move(number);
    add(row.children, std::move(value));
    return row;
}

// A row that is told for all, of this number: made once.
const Node& shared_row(RowSlot& slot, const std::string& number) {
    for (const Node& row : slot.rows) {
        if (row.children.front().label == number) return row;
    }
    Node& row = slot.rows.emplace_back(row_of(slot, number, slot.shared));
    row.origin = document::Origin::unique();
    return row;
}

void add_rows(Nodes& to, RowSlots& slots, const Telling& telling, const std::string& number_prefix) {
    int number = 0;
    for (RowSlot& slot : slots) {
        if (!slot.field->is_personal()) {
            to.push_back(shared_row(slot, number_prefix + std::to_string(++number)));
            continue;
        }
        Nodes own = slot.field->tell(telling);
        if (!own.empty())
            to.push_back(row_of(slot, number_prefix + std::to_string(++number), std::move(own)));
    }
}

Node learning_unit(SharedWords& words, const Telling& telling, const std::string& number,
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

Node supplement(SharedWords& words, const Telling& telling) {
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
