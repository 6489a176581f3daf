// Streams of passages that were written before, found again by what they show.
#pragma once

#include <cstdint>
#include <deque>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "base/result.h"
#include "pdf/passage.h"

namespace sigillum::pdf {

// Keeps the stream of a passage once it has come twice; what only one learner has (a name, a code) is never
// kept. Equal passages are told by comparing all they show, not by a digest. One thread at a time.
class PassageCache {
  public:
    explicit PassageCache(PassageWriter& writer) : writer_(writer) {}

    // To be called before each document; ends the life of the streams given for the last one.
    void begin_document();
    // The stream of the passage; lives until begin_document(). Errors: as PassageWriter::write.
    Result<const PassageStream*> stream_of(const Passage& passage);

  private:
    // Everything a passage's stream depends on.
    struct Mark {
        std::size_t items = 0;
        ByteView content_type;  // empty for an artifact
        page::Artifact artifact = page::Artifact::layout;
        std::string language;
        int mcid = -1;
        bool operator==(const Mark&) const = default;
    };
    struct Kept {
        Size page;
        std::vector<Mark> marks;
        std::vector<page::Item> items;
        std::vector<bool> space_after;
        PassageStream stream;
    };

    static std::vector<Mark> marks_of(const Passage& passage);
    static bool is_equal(const Kept& kept, const Passage& passage);
    void keep(std::uint64_t key, const Passage& passage, const PassageStream& stream);

    PassageWriter& writer_;
    std::unordered_multimap<std::uint64_t, Kept> kept_;
    std::unordered_set<std::uint64_t> seen_;
    std::deque<PassageStream> of_document_;  // streams that were not found
    std::size_t kept_items_ = 0;             // glyphs and other items, to bound memory
};

}  // namespace sigillum::pdf
