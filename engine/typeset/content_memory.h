// Results remembered by the content they were made from.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

namespace sigillum::typeset {

// A map from content, written out as a key, to what was made from it. Holds at most twice `generation`
// values: when the newer half is full the older half is forgotten, so that what every learner shares stays
// and what one learner had goes. A reference stays good until the next call.
template <class Value>
class ContentMemory {
  public:
    explicit ContentMemory(std::size_t generation) : generation_(generation) {}

    const Value* find(std::string_view key) {
        if (const auto found = newer_.find(key); found != newer_.end()) return &found->second;
        const auto found = older_.find(key);
        if (found == older_.end()) return nullptr;
        auto node = older_.extract(found);
        make_room();
        return &newer_.insert(std::move(node)).position->second;
    }

    const Value& remember(std::string key, Value value) {
        make_room();
        return newer_.insert_or_assign(std::move(key), std::move(value)).first->second;
    }

  private:
    struct Hash {
        using is_transparent =
            void;  // NOLINT(readability-identifier-naming): the name that the library looks for
        std::size_t operator()(std::string_view key) const { return std::hash<std::string_view>{}(key); }
    };
    using Half = std::unordered_map<std::string, Value, Hash, std::equal_to<>>;

    void make_room() {
        if (newer_.size() < generation_) return;
        older_ = std::move(newer_);
        newer_ = Half{};
    }

    std::size_t generation_;
    Half newer_;
    Half older_;
};

}  // namespace sigillum::typeset
