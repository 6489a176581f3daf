// A value, or the error that stands in its way.
#pragma once

#include <tl/expected.hpp>
#include <utility>

#include "base/error.h"

namespace sigillum {

template <class T>
using Result = tl::expected<T, Error>;

// Nothing to give back but success.
using Done = Result<void>;

// return fail(kind, place, found, expected);
inline tl::unexpected<Error> fail(ErrorKind kind, Place place, std::string found, std::string expected = {}) {
    return tl::unexpected(Error{kind, std::move(place), std::move(found), std::move(expected)});
}

// return fail(other.error());   hands an error on.
inline tl::unexpected<Error> fail(Error error) { return tl::unexpected(std::move(error)); }

}  // namespace sigillum
