// One document put together: its pages, their meaning and everything around them, in one file.
#pragma once

#include <deque>
#include <utility>
#include <vector>

#include "pdf/annotations.h"
#include "pdf/attachments.h"
#include "pdf/marked_groups.h"
#include "pdf/node_index.h"
#include "pdf/object_file.h"
#include "pdf/passage_cache.h"
#include "pdf/resources.h"
#include "pdf/shared_objects.h"
#include "pdf/structure_memory.h"
#include "pdf/writer.h"

namespace sigillum::pdf {

// What the documents of an edition share while they are written.
struct Workshop {
    Resources resources;
    Bytes color_profile;  // compressed
    SharedObjects shared{resources, color_profile};
    PassageWriter passages{resources};
    PassageCache cache{passages};
    StructureMemory structures;
    AttachmentDeflate attachments;
    ReadBackMemory read_back;
    Arena arena;
    std::size_t last_size = 0;  // of the last file
};

class Assembly {
  public:
    Assembly(Workshop& workshop, const WriteRequest& request, const page::Pages& pages);

    // Errors: as Writer::write.
    Result<SignableFile> assemble();

  private:
    Done find_streams();
    Result<const PassageStream*> stream_of(const Passage& passage);
    void reserve_own_objects();
    Done add_structure_and_outline();
    void add_page_contents();
    Reference add_content(const PassageStream& stream);
    Reference add_appearance(const page::SignatureArea& area, const Size& page);
    Done add_annotations();
    AnnotationPlace next_place(std::size_t page) const;
    void tag(document::NodeId node, std::size_t page, Reference object);
    void define_pages();
    Bytes catalog_entries();
    Done add_signature(Bytes& catalog);
    SignableFile signable(Bytes bytes) const;

    Workshop& workshop_;
    const WriteRequest& request_;
    const page::Pages& pages_;
    ObjectFile file_;
    NodeIndex nodes_;
    std::vector<MarkedPage> marked_;
    Reference catalog_;
    Reference page_tree_;
    Reference resources_;
    Reference structure_;
    Reference outline_;
    std::vector<Reference> page_objects_;
    std::vector<std::vector<const PassageStream*>> streams_by_page_;
    const PassageStream* appearance_ = nullptr;     // of the signature field
    std::vector<std::vector<Reference>> contents_;  // by page
    std::vector<std::pair<const PassageStream*, Reference>> written_contents_;
    SharedReferences shared_;
    std::vector<TaggedAnnotation> annotations_;
    SignatureField field_;
    SignatureValue signature_;
    Usage usage_;
    std::deque<Bytes> own_streams_;  // made for this document alone
    Bytes entries_;                  // of the object at hand
};

}  // namespace sigillum::pdf
