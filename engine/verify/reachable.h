// Which objects of a document a reader can come to.
#pragma once

#include <qpdf/QPDFObjGen.hh>
#include <set>

#include "verify/pdf_file.h"

namespace sigillum::verify {

// Every object that a path of references leads to from the trailer.
std::set<QPDFObjGen> reachable_objects(PdfFile& file);

// How often the object is referred to from what a reader can come to.
int references_to(PdfFile& file, QPDFObjGen id);

}  // namespace sigillum::verify
