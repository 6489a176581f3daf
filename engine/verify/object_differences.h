// Two revisions of a document compared object by object.
#pragma once

#include <qpdf/QPDFObjGen.hh>
#include <set>
#include <string>
#include <vector>

#include "verify/pdf_file.h"

namespace sigillum::verify {

struct ObjectDifferences {
    std::set<QPDFObjGen> added;
    std::set<QPDFObjGen> removed;
    std::set<QPDFObjGen> changed;  // in both, with other content; a rewritten but equal object is not changed
};

// Cross-reference streams and object streams, which are packaging, are left out.
ObjectDifferences differences_between(PdfFile& before, PdfFile& after);

// The keys of two dictionaries whose values differ, a reference being compared as a reference.
std::vector<std::string> differing_keys(QPDFObjectHandle before, QPDFObjectHandle after);

// Whether two direct values or references are the same.
bool same_value(QPDFObjectHandle before, QPDFObjectHandle after);

}  // namespace sigillum::verify
