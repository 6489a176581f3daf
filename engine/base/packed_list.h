// A long list of records of which few are in use at a time.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/packed.h"

namespace sigillum {

// Keeps each record as the bytes of its values, a fraction of what it takes when it is in use, and makes it
// anew whenever it is asked for. What is read is a record of the reader's own: to change one, put it back
// with replace(). Reading by several threads at once is safe.
template <class Record>
class PackedList {
  public:
    PackedList() = default;
    // NOLINTNEXTLINE(google-explicit-constructor): a short list may be written as a vector
    PackedList(const std::vector<Record>& records) {
        for (const Record& record : records) push_back(record);
    }

    std::size_t size() const { return places_.size(); }
    bool empty() const { return places_.empty(); }

    Record operator[](std::size_t i) const {
        Record record;
        read(i, record);
        return record;
    }
    Record front() const { return (*this)[0]; }
    Record back() const { return (*this)[size() - 1]; }
    // The same, into a record whose memory is used again.
    void read(std::size_t i, Record& record) const { Unpacker(bytes_of(places_[i])).take(record); }

    void push_back(const Record& record) { places_.push_back(kept(record)); }
    // What stood there before takes its room until the list ends.
    void replace(std::size_t i, const Record& record) { places_[i] = kept(record); }
    // Adds records without content, or drops the last ones.
    void resize(std::size_t size) { places_.resize(size, size > places_.size() ? kept(Record{}) : Place{}); }

    // Whether the records are the same: so are their bytes then.
    friend bool operator==(const PackedList& one, const PackedList& other) {
        return std::equal(
            one.places_.begin(), one.places_.end(), other.places_.begin(), other.places_.end(),
            [&](const Place& a, const Place& b) { return one.bytes_of(a) == other.bytes_of(b); });
    }

    // Calls change(record) for each record in turn and keeps what it became.
    template <class Change>
    void change_each(Change&& change) {
        PackedList changed;
        changed.places_.reserve(size());
        Record record;
        for (std::size_t i = 0; i < size(); ++i) {
            read(i, record);
            change(record);
            changed.push_back(record);
        }
        *this = std::move(changed);
    }

    // Reads the records in turn; each is the iterator's own until it moves on.
    class Iterator {
      public:
        using iterator_category = std::input_iterator_tag;
        using value_type = Record;
        using difference_type = std::ptrdiff_t;
        using pointer = const Record*;
        using reference = const Record&;

        Iterator() = default;
        Iterator(const PackedList& list, std::size_t at) : list_(&list), at_(at) { read(); }
        reference operator*() const { return record_; }
        pointer operator->() const { return &record_; }
        Iterator& operator++() {
            ++at_;
            read();
            return *this;
        }
        Iterator operator++(int) {
            Iterator before = *this;
            ++*this;
            return before;
        }
        bool operator==(const Iterator& other) const { return at_ == other.at_; }

      private:
        void read() {
            if (at_ < list_->size()) list_->read(at_, record_);
        }
        const PackedList* list_ = nullptr;
        std::size_t at_ = 0;
        Record record_;
    };
    Iterator begin() const { return Iterator(*this, 0); }
    Iterator end() const { return Iterator(*this, size()); }

  private:
    // Of a record: which block, and where in it.
    struct Place {
        std::uint32_t block = 0, begin = 0, size = 0;
    };

    std::string_view bytes_of(const Place& place) const {
        return std::string_view(blocks_[place.block]).substr(place.begin, place.size);
    }

    Place kept(const Record& record) {
        std::string packed;
        Packer(packed).put(record);
        if (blocks_.empty() || blocks_.back().size() + packed.size() > block_size) {
            blocks_.emplace_back().reserve(std::max(packed.size(), block_size));
        }
        std::string& block = blocks_.back();
        block += packed;
        return {static_cast<std::uint32_t>(blocks_.size() - 1),
                static_cast<std::uint32_t>(block.size() - packed.size()),
                static_cast<std::uint32_t>(packed.size())};
    }

    static constexpr std::size_t block_size = 64U << 10U;

    std::vector<std::string> blocks_;  // one is filled after the other
    std::vector<Place> places_;        // of the records, in order
};

}  // namespace sigillum
