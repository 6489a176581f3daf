#include "cli/print_options.h"

namespace sigillum::cli {

void PrintCommand::add_to(CLI::App& app) {
    command_ = app.add_subcommand(
        "print",
        "Make one merged PDF for the print room from the issued records; originals are never merged");
    command_
        ->add_option("EDITION", options_.edition,
                     "Folder with edition.toml and learners.csv, or a path to either")
        ->required();
    command_->add_option("--issued", options_.issued, "Folder of the signed documents, as issue made it")
        ->required();
    command_->add_option(
        "--registry", options_.registry,
        "Registry of numbers and documents (default: registry.sqlite in the folder of the documents)");
    command_->add_option("--out", options_.out, "PDF to write, or folder for it (EDITION-print.pdf)")
        ->required();
    add_selection();
    add_form();
    command_->add_option("--jobs", options_.jobs, "Threads that check (default: one a core)")
        ->check(CLI::Range(1, 256));
    command_->add_option("--time", options_.time,
                         "Time on the cover sheet, ISO 8601 with offset (default: now)");
    command_->add_flag("--json", options_.json, "Report as JSON");
    command_->footer(
        "Nothing is printed while one certificate cannot be printed as it was issued (data changed, file "
        "missing or\n"
        "altered); each is named. What is revoked, suspended or replaced is left out and named.\n"
        "Exit codes: 0 the job is there, 1 errors (nothing written), 2 usage.\n"
        "Example:  sigillum print my-course --issued issued --out print.pdf --crop-marks");
}

void PrintCommand::add_selection() {
    command_->add_option("--learner", options_.learners,
                         "Only these learners: keys; may be given several times");
    command_->add_option("--leave-out", options_.leave_out,
                         "Not these learners: keys; may be given several times");
    command_->add_option("--from", options_.from, "First certificate, counted in the order of the job from 1")
        ->check(CLI::PositiveNumber);
    command_->add_option("--to", options_.to, "Last certificate")->check(CLI::PositiveNumber);
    command_
        ->add_option("--sheets-per-file", options_.sheets_per_file,
                     "Several files of at most so many sheets of certificates each; none is parted")
        ->check(CLI::PositiveNumber);
}

void PrintCommand::add_form() {
    command_
        ->add_option(
            "--order", options_.order,
            "list (of learners), name, number, or stack: for several pages side by side on one large "
            "sheet; the piles, cut and laid one on the other, are in the order of the list")
        ->check(CLI::IsMember({"list", "name", "number", "stack"}))
        ->capture_default_str();
    command_
        ->add_option("--piles", options_.piles, "Pages side by side on one large sheet, for --order stack")
        ->check(CLI::Range(2, 64))
        ->capture_default_str();
    CLI::Option* marks = command_->add_flag("--crop-marks", options_.crop_marks,
                                            "Pages on larger sheets with marks for the knife");
    command_
        ->add_option("--sheet", options_.sheet,
                     "Sheet of --crop-marks: A3, SRA4, SRA3, or 225x320 in mm (default: SRA4)")
        ->needs(marks);
    command_->add_option("--bleed", options_.bleed, "Bleed of --crop-marks in mm")
        ->check(CLI::Range(0.0, 20.0))
        ->needs(marks)
        ->capture_default_str();
    command_->add_flag("--black-and-white", options_.black_and_white, "Everything in black and grays");
    command_->add_flag("--contents", options_.contents, "A list of the certificates behind the cover sheet");
    command_->add_flag("--no-cover", options_.no_cover, "No cover sheet");
}

std::optional<Command> PrintCommand::called() const {
    if (command_->parsed()) return options_;
    return std::nullopt;
}

}  // namespace sigillum::cli
