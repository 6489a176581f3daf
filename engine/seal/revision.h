// A revision appended to a PDF (ISO 32000-1, 7.5.6): every byte before it stays, so signatures over them
// hold.
#pragma once

#include <map>
#include <memory>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFObjGen.hh>
#include <qpdf/QPDFObjectHandle.hh>

#include "base/bytes.h"
#include "base/result.h"
#include "base/signable_file.h"

namespace sigillum::seal {

// Collects changed and new objects, then writes them behind the file. qpdf reads; what it throws
// (std::exception) is for the caller to catch. One revision serves one thread.
class Revision {
  public:
    // Refuses a file that does not end with its cross-reference section. The revision gets a section of the
    // same kind, as 7.5.8.4 asks: a table behind a table, a stream behind a stream. `original` must outlive
    // the revision.
    static Result<Revision> of(ByteView original);

    QPDFObjectHandle catalog() { return file_->getRoot(); }
    QPDF& file() { return *file_; }

    // A new object with this content; answers the reference to it.
    QPDFObjectHandle add(const QPDFObjectHandle& object);
    // A new stream with these bytes, stored as they are.
    QPDFObjectHandle add_stream(ByteView bytes);
    // A new signature dictionary, whose text stands in the file as it is given. One at most.
    QPDFObjectHandle add_signature_dictionary(Bytes text);

    // Marks the object as changed. One that stands directly in another is written with its holder: mark that.
    void change(const QPDFObjectHandle& object);

    // The file with the revision. The offsets tell where "/ByteRange […]" and "/Contents <…>" of the
    // signature dictionary stand; they are zero when there is none.
    SignableFile written();

  private:
    Revision() = default;
    QPDFObjectHandle trailer(int size, ByteView appended);

    std::unique_ptr<QPDF> file_;
    ByteView original_;
    std::size_t previous_section_ = 0;      // offset of the last cross-reference section
    std::map<QPDFObjGen, Bytes> verbatim_;  // signature dictionaries, as they are
    std::map<QPDFObjGen, QPDFObjectHandle> objects_;
};

}  // namespace sigillum::seal
