// The sheet on top of a print job as meaning: what is in the pile, and for whoever counts it.
#pragma once

#include <string>
#include <vector>

#include "base/language.h"
#include "document/text.h"

namespace sigillum::document {

struct JobSheet {
    // A count to be read from across the table.
    struct Figure {
        Text number;
        Text caption;
    };
    struct Row {
        Text key;
        Text value;
    };
    // One certificate of the list of contents.
    struct Entry {
        Text position;  // in the job
        Text name;
        Text number;
        Text sheet;  // where it begins
    };

    Language language;
    std::string
        start_mark;  // pictures: of the alliance, and of the issuing university; a missing one is left out
    std::string end_mark;
    Text kind;   // "PRINT JOB"
    Text title;  // of the learning opportunity
    Text subtitle;
    std::vector<Figure> figures;
    std::vector<Row> rows;
    Text left_out_title;
    std::vector<Row> left_out;  // key of the learner with the name; why
    Text contents_title;
    Entry contents_head;
    std::vector<Entry> contents;  // empty where no list is wanted
    Text note;
    Text standing_mark;        // "SPECIMEN – …"; empty when real
    std::string page_pattern;  // "Page {page} of {pages}"
};

}  // namespace sigillum::document
