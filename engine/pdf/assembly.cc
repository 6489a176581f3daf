#include "pdf/assembly.h"

#include "pdf/attachments.h"
#include "pdf/metadata.h"
#include "pdf/outline.h"
#include "pdf/request_check.h"
#include "pdf/syntax.h"

namespace sigillum::pdf {
namespace {

// Where the file has grown beyond the last one by less than this, its bytes are not moved while it is
// written.
constexpr std::size_t spare_room = 8192;

}  // namespace

Assembly::Assembly(Workshop& workshop, const WriteRequest& request, const page::Pages& pages)
    : workshop_(workshop),
      request_(request),
      pages_(pages),
      file_(workshop.arena),
      nodes_(request.document),
      marked_(mark(pages, nodes_, workshop.resources.fonts, workshop.read_back)) {
    workshop.cache.begin_document();
}

Result<SignableFile> Assembly::assemble() {
    if (Done done = check_request(request_, pages_, nodes_); !done) return fail(std::move(done.error()));
    if (Done done = find_streams(); !done) return fail(std::move(done.error()));
    usage_.sort();
    shared_ = workshop_.shared.add_to(file_, usage_);
    file_.end_front();
    reserve_own_objects();
    if (Done done = add_annotations(); !done) return fail(std::move(done.error()));
    if (Done done = add_structure_and_outline(); !done) return fail(std::move(done.error()));
    add_page_contents();
    define_pages();
    Bytes catalog = catalog_entries();
    const Reference information = file_.add(information_entries(request_.document));
    if (Done done = add_signature(catalog); !done) return fail(std::move(done.error()));
    file_.define(catalog_, catalog);
    Result<Bytes> bytes =
        file_.write({catalog_, information, request_.file_id}, workshop_.last_size + spare_room);
    if (!bytes) return fail(std::move(bytes.error()));
    workshop_.last_size = bytes->size();
    workshop_.shared.keep(file_, *bytes, usage_, shared_);
    return signable(std::move(*bytes));
}

Result<const PassageStream*> Assembly::stream_of(const Passage& passage) {
    Result<const PassageStream*> stream = workshop_.cache.stream_of(passage);
    if (stream) usage_.merge((*stream)->usage);
    return stream;
}

// What all pages show, before any object is made: it says which fonts and pictures the file needs.
Done Assembly::find_streams() {
    streams_by_page_.resize(pages_.pages.size());
    for (std::size_t i = 0; i < pages_.pages.size(); ++i) {
        const page::Page& page = pages_.pages[i];
        for (const Passage& passage : passages_of(page, marked_[i], nodes_)) {
            const auto stream = stream_of(passage);
            if (!stream) return fail(stream.error());
            streams_by_page_[i].push_back(*stream);
        }
        if (!request_.signature || page.signatures.empty()) continue;
        const auto stream = stream_of({.page = page.size, .items = page.signatures.front().items});
        if (!stream) return fail(stream.error());
        appearance_ = *stream;
    }
    return {};
}

void Assembly::reserve_own_objects() {
    catalog_ = file_.reserve();
    page_tree_ = file_.reserve();
    resources_ = file_.add(shared_.resources);
    for (std::size_t i = 0; i < pages_.pages.size(); ++i) page_objects_.push_back(file_.reserve());
}

// With all that is packed; taken over whole from a document of the same shape.
Done Assembly::add_structure_and_outline() {
    const StructureInput input{pages_,        nodes_,       marked_,
                               page_objects_, annotations_, workshop_.resources.fonts};
    StructureMemory& memory = workshop_.structures;
    const std::size_t first = file_.size();
    Bytes shape = shape_of(input, request_.document, {usage_, first});
    const StructureMemory::Known* known = memory.find(shape);
    if (known != nullptr) {
        file_.add_part(known->part);
    } else {
        Result<Structure> structure = add_structure(file_, input);
        if (!structure) return fail(std::move(structure.error()));
        const Reference outline = add_outline(file_, {pages_, page_objects_, structure->element_of});
        known = &memory.remember(
            {std::move(shape), file_.part_since(first, memory.deflate()), structure->root, outline});
    }
    file_.add_object_stream(known->part);
    structure_ = known->root;
    outline_ = known->outline;
    return {};
}

void Assembly::add_page_contents() {
    for (const std::vector<const PassageStream*>& streams : streams_by_page_) {
        std::vector<Reference>& contents = contents_.emplace_back();
        for (const PassageStream* const stream : streams) contents.push_back(add_content(*stream));
    }
}

// Pages that show the same, such as a running head, share its stream.
Reference Assembly::add_content(const PassageStream& stream) {
    for (const auto& [written, object] : written_contents_) {
        if (written == &stream || (written->deflated == stream.deflated && written->bytes == stream.bytes))
            return object;
    }
    const Reference object = file_.add_stream({}, stream.data());
    written_contents_.emplace_back(&stream, object);
    return object;
}

// The area's items in page coordinates: the form's box is the annotation's rectangle, so nothing is moved
// (12.5.5).
Reference Assembly::add_appearance(const page::SignatureArea& area, const Size& page) {
    entries_ = "/Type/XObject/Subtype/Form/BBox";
    append_rectangle(entries_, area.area, page.height);
    append_entry(entries_, "Resources", resources_);
    return file_.add_stream(entries_, appearance_->data());
}

Done Assembly::add_annotations() {
    for (std::size_t i = 0; i < pages_.pages.size(); ++i) {
        const page::Page& page = pages_.pages[i];
        for (const page::LinkArea& link : page.links) {
            Result<Reference> object = add_link(file_, link, next_place(i));
            if (!object) return fail(std::move(object.error()));
            tag(link.node, i, *object);
        }
        if (!request_.signature || page.signatures.empty()) continue;
        const page::SignatureArea& area = page.signatures.front();
        const Reference appearance = add_appearance(area, page.size);
        field_ = {file_.reserve(), &area, next_place(i), appearance};
        tag(area.node, i, field_.object);
    }
    return {};
}

// Keys of the parent tree: the pages have the first ones, annotations follow.
AnnotationPlace Assembly::next_place(std::size_t page) const {
    return {page_objects_[page], pages_.pages[page].size.height,
            static_cast<int>(pages_.pages.size() + annotations_.size())};
}

void Assembly::tag(document::NodeId node, std::size_t page, Reference object) {
    annotations_.push_back({node, page, object, static_cast<int>(pages_.pages.size() + annotations_.size())});
}

void Assembly::define_pages() {
    entries_ = "/Type/Pages/Count ";
    append_integer(entries_, static_cast<std::int64_t>(page_objects_.size()));
    entries_ += "/Kids[";
    for (const Reference page : page_objects_) {
        append_reference(entries_, page);
        entries_ += ' ';
    }
    entries_ += ']';
    file_.define(page_tree_, entries_);
    for (std::size_t i = 0; i < page_objects_.size(); ++i) {
        const Size size = pages_.pages[i].size;
        entries_ = "/Type/Page/MediaBox";
        append_rectangle(entries_, {{}, size}, size.height);
        append_entry(entries_, "Parent", page_tree_);
        append_entry(entries_, "Resources", resources_);
        entries_ += "/Contents[";
        for (const Reference stream : contents_[i]) {
            append_reference(entries_, stream);
            entries_ += ' ';
        }
        entries_ += "]/Tabs/S/StructParents ";
        append_integer(entries_, static_cast<std::int64_t>(i));
        bool first = true;
        for (const TaggedAnnotation& annotation : annotations_) {
            if (annotation.page != i) continue;
            entries_ += first ? "/Annots[" : " ";
            append_reference(entries_, annotation.object);
            first = false;
        }
        if (!first) entries_ += ']';
        file_.define(page_objects_[i], entries_);
    }
}

Bytes Assembly::catalog_entries() {
    const Bytes& metadata = own_streams_.emplace_back(xmp_packet(request_.document));
    Bytes catalog = "/Type/Catalog/MarkInfo<</Marked true>>/ViewerPreferences<</DisplayDocTitle true>>";
    append_entry(catalog, "Pages", page_tree_);
    append_text_entry(catalog, "Lang", request_.document.main.tag);
    append_entry(catalog, "StructTreeRoot", structure_);
    append_entry(catalog, "Metadata", file_.add_stream("/Type/Metadata/Subtype/XML", {metadata, false}));
    append_entry(catalog, "Outlines", outline_);
    catalog += "/OutputIntents[";
    append_reference(catalog, shared_.output_intent);
    catalog += ']';
    add_attachments(file_, request_.attachments, {workshop_.attachments, own_streams_}, catalog);
    return catalog;
}

// The last object of the file, so that hardly anything follows the gap: a digest of the whole file and one of
// all but the gap then have nearly all their work in common.
Done Assembly::add_signature(Bytes& catalog) {
    if (!field_.object) return {};
    Result<SignatureValue> value = add_signature_value(file_, *request_.signature);
    if (!value) return fail(std::move(value.error()));
    signature_ = *value;
    catalog += "/AcroForm<</SigFlags 3/Fields[";
    append_reference(catalog, field_.object);
    catalog += "]>>/Perms<<";
    append_entry(catalog, "DocMDP", signature_.object);
    catalog += ">>";
    return define_signature_field(file_, field_, signature_.object);
}

SignableFile Assembly::signable(Bytes bytes) const {
    SignableFile file{.bytes = std::move(bytes)};
    if (!signature_.object) return file;
    const std::size_t begin = file_.offset_of(signature_.object);
    file.contents_offset = begin + signature_.contents_at;
    file.contents_length = signature_.contents_length;
    file.byte_range_offset = begin + signature_.byte_range_at;
    file.byte_range_length = signature_.byte_range_length;
    file.shared_front = file_.offset_of(catalog_);
    return file;
}

}  // namespace sigillum::pdf
