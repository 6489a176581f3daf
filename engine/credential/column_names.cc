#include "credential/column_names.h"

#include <algorithm>
#include <string>

#include "credential/cell_text.h"

namespace sigillum::credential {
namespace {

struct Usual {
    std::string_view ours;
    std::string_view theirs;  // folded: letters and digits only, small
};

// Names that mean one thing wherever they stand. Not among them: "Nr." and "ID" (a running number is no key
// that lasts), "Note" (a grade in German, a remark in English), "Nome" (the given name in Italian, the whole
// one in Portuguese).
constexpr Usual usual_names[] = {
    {"key", "schlüssel"},
    {"key", "learnerkey"},
    {"key", "klucz"},
    {"name", "name"},
    {"name", "fullname"},
    {"name", "vollständigername"},
    {"name", "vollername"},
    {"name", "vorundnachname"},
    {"name", "vornamenachname"},
    {"name", "imięinazwisko"},
    {"name", "nombrecompleto"},
    {"name", "nombreyapellidos"},
    {"name", "nomecompleto"},
    {"name", "nomeecognome"},
    {"name", "nomcomplet"},
    {"name", "fulltnavn"},
    {"name", "fullständigtnamn"},
    {"name", "volledigenaam"},
    {"latin_name", "latinname"},
    {"latin_name", "namelateinisch"},
    {"latin_name", "nameinlatinscript"},
    {"given_name", "vorname"},
    {"given_name", "vornamen"},
    {"given_name", "rufname"},
    {"given_name", "firstname"},
    {"given_name", "firstnames"},
    {"given_name", "givenname"},
    {"given_name", "givennames"},
    {"given_name", "forename"},
    {"given_name", "imiona"},
    {"given_name", "imię"},
    {"given_name", "prénom"},
    {"given_name", "prénoms"},
    {"given_name", "fornavn"},
    {"given_name", "förnamn"},
    {"given_name", "voornaam"},
    {"given_name", "voornamen"},
    {"family_name", "nachname"},
    {"family_name", "familienname"},
    {"family_name", "zuname"},
    {"family_name", "lastname"},
    {"family_name", "surname"},
    {"family_name", "familyname"},
    {"family_name", "nazwisko"},
    {"family_name", "cognome"},
    {"family_name", "apellidos"},
    {"family_name", "apellido"},
    {"family_name", "nomdefamille"},
    {"family_name", "etternavn"},
    {"family_name", "efternamn"},
    {"family_name", "achternaam"},
    {"birth_date", "geburtsdatum"},
    {"birth_date", "gebdatum"},
    {"birth_date", "gebdat"},
    {"birth_date", "geburtstag"},
    {"birth_date", "geborenam"},
    {"birth_date", "dateofbirth"},
    {"birth_date", "birthdate"},
    {"birth_date", "birthday"},
    {"birth_date", "dob"},
    {"birth_date", "dataurodzenia"},
    {"birth_date", "fechadenacimiento"},
    {"birth_date", "datadinascita"},
    {"birth_date", "datedenaissance"},
    {"birth_date", "fødselsdato"},
    {"birth_date", "födelsedatum"},
    {"birth_date", "geboortedatum"},
    {"birth_place", "geburtsort"},
    {"birth_place", "gebort"},
    {"birth_place", "placeofbirth"},
    {"birth_place", "birthplace"},
    {"birth_place", "miejsceurodzenia"},
    {"birth_place", "lugardenacimiento"},
    {"birth_place", "luogodinascita"},
    {"birth_place", "lieudenaissance"},
    {"birth_place", "fødested"},
    {"birth_place", "födelseort"},
    {"birth_place", "geboorteplaats"},
    {"nationality", "staatsangehörigkeit"},
    {"nationality", "nationalität"},
    {"nationality", "citizenship"},
    {"nationality", "nationality"},
    {"nationality", "obywatelstwo"},
    {"nationality", "nacionalidad"},
    {"nationality", "cittadinanza"},
    {"nationality", "nationalité"},
    {"student_number", "matrikelnummer"},
    {"student_number", "matrikelnr"},
    {"student_number", "matnr"},
    {"student_number", "matrnr"},
    {"student_number", "studentnumber"},
    {"student_number", "studentno"},
    {"student_number", "studentid"},
    {"student_number", "matriculationnumber"},
    {"student_number", "numeralbumu"},
    {"student_number", "nralbumu"},
    {"student_number", "matricola"},
    {"student_number", "studentnummer"},
    {"grade", "endnote"},
    {"grade", "gesamtnote"},
    {"grade", "grade"},
    {"grade", "finalgrade"},
    {"grade", "ocena"},
    {"grade", "ocenakońcowa"},
    {"grade", "calificación"},
    {"grade", "voto"},
    {"grade", "betyg"},
    {"grade", "karakter"},
    {"grade", "cijfer"},
    {"register_number", "registernummer"},
    {"register_number", "registernumber"},
};

constexpr std::string_view total_words[] = {
    "summe",  "gesamt", "insgesamt", "gesamtsumme", "anzahl",       "total",      "totals",  "grandtotal",
    "sum",    "count",  "razem",     "suma",        "ogółem",       "łącznie",    "totale",  "totaal",
    "totalt", "summa",  "antal",     "antall",      "durchschnitt", "mittelwert", "average", "średnia"};

}  // namespace

std::string_view usual_column(std::string_view own_name) {
    const std::string folded = folded_name(own_name);
    for (const Usual& usual : usual_names) {
        if (usual.theirs == folded) return usual.ours;
    }
    return {};
}

bool is_total_word(std::string_view text) {
    const std::string folded = folded_name(text);
    return std::find(std::begin(total_words), std::end(total_words), folded) != std::end(total_words);
}

}  // namespace sigillum::credential
