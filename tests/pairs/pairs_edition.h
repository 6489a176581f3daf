// Editions with every optional part, in every language that there is a catalogue for, alone and in pairs.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace sigillum::tests {

// Which certificate: "achievement-academic", "achievement-professional", "programme", "completion",
// "participation".
const std::vector<std::string>& certificates();

// Tags of the languages of one document: one, or main and second.
using Choice = std::vector<std::string>;

std::string to_string(const Choice& choice);  // "ar-and-fr"

// Every language alone and with English both ways round, then further pairs, from right to left among them.
std::vector<Choice> choices();

// Writes the edition of a certificate: a learner for each choice, whose key is to_string() of it. What people
// write into an edition (titles, outcomes, functions) is made from names of assessments in each language,
// since those stand in every catalogue; names, places and grades are invented and the same in every language.
void write_edition(const std::string& certificate, const std::filesystem::path& folder);

}  // namespace sigillum::tests
