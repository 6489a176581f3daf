// Values as bytes for a long list in memory, and back again. For this process only: nothing here is a format
// of a file.
#pragma once

#include <array>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <utility>
#include <vector>

namespace sigillum {

// A record that can be packed: values_of(record), found beside its type, gives references to all its members
// as a tuple. Where it binds them by a structured binding, a member that is added later cannot be forgotten.
template <class Record>
concept HasValues = requires(Record& record) {
    values_of(record);
};

// Either of a record to read and one to fill.
template <class T, class Record>
concept MaybeConst = std::same_as<std::remove_const_t<T>, Record>;

// Appends values to bytes. Numbers take one byte for each seven bits that they need, texts their length and
// their bytes.
class Packer {
  public:
    explicit Packer(std::string& bytes) : bytes_(bytes) {}

    template <class T>
    requires std::integral<T> || std::is_enum_v<T>
    void put(T value) {
        const auto number = static_cast<std::int64_t>(value);
        // Numbers below zero stand between the others, so that small ones of both signs are short.
        auto rest = static_cast<std::uint64_t>(number) << 1U ^ static_cast<std::uint64_t>(number >> 63);
        for (; rest >= 0x80; rest >>= 7U) bytes_ += static_cast<char>(rest | 0x80U);
        bytes_ += static_cast<char>(rest);
    }
    void put(std::string_view text) {
        put(text.size());
        bytes_ += text;
    }
    template <std::size_t N>
    void put(const std::array<std::uint8_t, N>& bytes) {
        bytes_.append(bytes.begin(), bytes.end());
    }
    template <class T>
    void put(const std::optional<T>& value) {
        put(value.has_value());
        if (value) put(*value);
    }
    template <class T>
    void put(const std::vector<T>& values) {
        put(values.size());
        for (const T& value : values) put(value);
    }
    template <class A, class B>
    void put(const std::pair<A, B>& pair) {
        put(pair.first);
        put(pair.second);
    }
    template <HasValues Record>
    void put(const Record& record) {
        std::apply([this](const auto&... values) { (put(values), ...); }, values_of(record));
    }

  private:
    std::string& bytes_;
};

// Takes values from bytes that a Packer made, in the same order and of the same types.
class Unpacker {
  public:
    explicit Unpacker(std::string_view bytes) : bytes_(bytes) {}

    template <class T>
    requires std::integral<T> || std::is_enum_v<T>
    void take(T& value) {
        std::uint64_t number = 0;
        unsigned shift = 0;
        for (; (byte_at(0) & 0x80U) != 0; shift += 7, bytes_.remove_prefix(1))
            number |= static_cast<std::uint64_t>(byte_at(0) & 0x7FU) << shift;
        number |= static_cast<std::uint64_t>(byte_at(0)) << shift;
        bytes_.remove_prefix(1);
        value = static_cast<T>(static_cast<std::int64_t>(number >> 1U ^ (~(number & 1U) + 1U)));
    }
    void take(std::string& text) {
        const auto size = taken<std::size_t>();
        text.assign(bytes_.substr(0, size));
        bytes_.remove_prefix(size);
    }
    template <std::size_t N>
    void take(std::array<std::uint8_t, N>& bytes) {
        for (std::size_t i = 0; i < N; ++i) bytes[i] = byte_at(i);
        bytes_.remove_prefix(N);
    }
    template <class T>
    void take(std::optional<T>& value) {
        if (taken<bool>())
            take(value.emplace());
        else
            value.reset();
    }
    template <class T>
    void take(std::vector<T>& values) {
        values.resize(taken<std::size_t>());
        for (T& value : values) take(value);
    }
    template <class A, class B>
    void take(std::pair<A, B>& pair) {
        take(pair.first);
        take(pair.second);
    }
    template <HasValues Record>
    void take(Record& record) {
        std::apply([this](auto&... values) { (take(values), ...); }, values_of(record));
    }

  private:
    template <class T>
    T taken() {
        T value{};
        take(value);
        return value;
    }
    std::uint8_t byte_at(std::size_t i) const { return static_cast<std::uint8_t>(bytes_[i]); }

    std::string_view bytes_;
};

}  // namespace sigillum
