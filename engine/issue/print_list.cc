#include "issue/print_list.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "issue/earlier_documents.h"
#include "locale/collation.h"

namespace sigillum::issue {
namespace {

using compose::JobFacts;
using compose::LeftOutBecause;
using Keys = std::set<std::string, std::less<>>;

LeftOutBecause because_of(registry::State state) {
    switch (state) {
        case registry::State::suspended:
            return LeftOutBecause::suspended;
        case registry::State::replaced:
            return LeftOutBecause::replaced;
        case registry::State::revoked:
        case registry::State::current:
            break;
    }
    return LeftOutBecause::revoked;
}

class Selection {
  public:
    Selection(const Workshop& workshop, registry::Store& store, const PrintRequest& request)
        : workshop_(workshop),
          store_(store),
          request_(request),
          wanted_(request.learners.begin(), request.learners.end()),
          unwanted_(request.leave_out.begin(), request.leave_out.end()) {}

    PrintList select() {
        auto earlier = EarlierDocuments::read(store_, workshop_.edition().id);
        if (!earlier) {
            list_.findings.add(earlier.error());
            return std::move(list_);
        }
        check_keys();
        Keys in_list;
        for (std::size_t i = 0; i < workshop_.learners().size(); ++i) {
            const std::string key = workshop_.learners()[i].key;
            const Sha256 digest = registry::learner_digest(workshop_.edition().id, key);
            const auto row = earlier->latest(digest);
            if (row) in_list.insert(row->document.number.text());
            if (wanted_.empty() || wanted_.contains(key)) consider(i, row ? &*row : nullptr);
        }
        if (wanted_.empty()) name_unlisted(*earlier, in_list);
        list_.selected = !wanted_.empty();
        put_in_order();
        cut_to_range();
        if (list_.entries.empty() && !list_.findings.has_errors()) {
            list_.findings.add({nothing_to_print,
                                {},
                                "no certificate is left to print",
                                "an edition with issued certificates that are current and not all left out"});
        }
        return std::move(list_);
    }

  private:
    void check_keys() {
        Keys known;
        for (const credential::Learner& learner : workshop_.learners()) known.insert(learner.key);
        for (const auto& [keys, option] :
             {std::pair{&wanted_, "--learner"}, std::pair{&unwanted_, "--leave-out"}}) {
            for (const std::string& key : *keys) {
                if (known.contains(key)) continue;
                list_.findings.add({unknown_learner_key,
                                    {.field = option},
                                    fmt::format("“{}” is no key of this edition's list", key),
                                    "a key from the learners' list"});
            }
        }
    }

    void leave_out(std::size_t learner, const registry::IssuedCertificate* row, LeftOutBecause because) {
        const credential::Learner who = workshop_.learners()[learner];
        list_.left_out.push_back({.key = who.key,
                                  .name = who.name,
                                  .number = row == nullptr ? "" : row->document.number.grouped(),
                                  .because = because});
    }

    void consider(std::size_t learner, const registry::IssuedCertificate* row) {
        const credential::Learner who = workshop_.learners()[learner];
        if (unwanted_.contains(who.key)) return leave_out(learner, row, LeftOutBecause::asked);
        if (row == nullptr) {
            return list_.findings.add({not_issued, who.place,
                                       fmt::format("nothing was issued to “{}”, or it was erased", who.key),
                                       "an issued certificate; `sigillum issue` makes it, --leave-out prints "
                                       "the others"});
        }
        const auto status = store_.status(row->document.number);
        if (!status) return list_.findings.add(status.error());
        const registry::State state = status->value_or(registry::Status{}).state;
        if (state == registry::State::current) return list_.entries.push_back({learner, *row});
        Error error{not_current, who.place,
                    fmt::format("{} of “{}” is {}", row->document.number.grouped(), who.key,
                                registry::name_of(state)),
                    "a certificate that is current; this one is not printed"};
        if (wanted_.contains(who.key)) return list_.findings.add(std::move(error));
        list_.findings.warn(std::move(error));
        leave_out(learner, row, because_of(state));
    }

    // Certificates whose learners are no longer in the list, or under another key.
    void name_unlisted(const EarlierDocuments& earlier, const Keys& in_list) {
        for (const Sha256& learner : earlier.learners()) {
            const registry::IssuedCertificate row = *earlier.latest(learner);
            const std::string number = row.document.number.grouped();
            if (in_list.contains(row.document.number.text())) continue;
            const auto status = store_.status(row.document.number);
            if (!status) return list_.findings.add(status.error());
            if (status->value_or(registry::Status{}).state != registry::State::current) continue;
            list_.findings.warn(
                {not_in_learners_list,
                 {},
                 fmt::format("{} was issued in this edition, but its learner is not in the list", number),
                 "the learner under the same key as when it was issued; it is not printed"});
            list_.left_out.push_back(
                {.key = {}, .name = {}, .number = number, .because = LeftOutBecause::not_in_list});
        }
    }

    void put_in_order() {
        std::vector<PrintEntry>& entries = list_.entries;
        if (request_.order == compose::JobOrder::number) {
            std::sort(entries.begin(), entries.end(), [](const PrintEntry& one, const PrintEntry& other) {
                return one.row.document.number.text() < other.row.document.number.text();
            });
        }
        if (request_.order != compose::JobOrder::name) return;
        std::vector<std::string> names;
        for (const PrintEntry& entry : entries) {
            const credential::Learner learner = workshop_.learners()[entry.learner];
            names.push_back(learner.family_name.empty() ? learner.name
                                                        : learner.family_name + "\t" + learner.given_name);
        }
        std::vector<PrintEntry> ordered;
        for (const std::size_t i : locale::alphabetical(names, workshop_.edition().languages.front()))
            ordered.push_back(std::move(entries[i]));
        entries = std::move(ordered);
    }

    void cut_to_range() {
        std::vector<PrintEntry>& entries = list_.entries;
        const std::size_t count = entries.size();
        const std::size_t to = request_.to == 0 ? count : request_.to;
        if (request_.from == 1 && to == count) return;
        if (request_.from > to || to > count) {
            return list_.findings.add({nothing_to_print,
                                       {.field = "--from, --to"},
                                       fmt::format("certificates {} to {}", request_.from, to),
                                       fmt::format("a range within 1 to {}", count)});
        }
        list_.selected = true;
        entries.erase(entries.begin() + static_cast<std::ptrdiff_t>(to), entries.end());
        entries.erase(entries.begin(), entries.begin() + static_cast<std::ptrdiff_t>(request_.from - 1));
    }

    const Workshop& workshop_;
    registry::Store& store_;
    const PrintRequest& request_;
    Keys wanted_;
    Keys unwanted_;
    PrintList list_;
};

}  // namespace

PrintList print_list(const Workshop& workshop, registry::Store& store, const PrintRequest& request) {
    return Selection(workshop, store, request).select();
}

}  // namespace sigillum::issue
