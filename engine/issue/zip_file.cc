#include "issue/zip_file.h"

#include <fmt/format.h>
#include <zip.h>

#include <memory>
#include <system_error>

#include "base/date.h"

namespace sigillum::issue {
namespace {

constexpr zip_uint32_t plain_file = 0100644U << 16U;  // Unix mode, where external attributes hold it

struct Discard {
    void operator()(zip_t* zip) const { zip_discard(zip); }
};
using Zip = std::unique_ptr<zip_t, Discard>;

struct CloseEntry {
    void operator()(zip_file_t* file) const { zip_fclose(file); }
};

tl::unexpected<Error> refuse(const std::filesystem::path& path, std::string found) {
    return fail(cannot_write_zip, {.file = path.string()}, std::move(found),
                "a folder with room that this user may write to");
}

// A moment as the fields of MS-DOS hold it (APPNOTE.TXT 4.4.6): two-second steps from 1980 on.
struct DosMoment {
    zip_uint16_t time = 0;
    zip_uint16_t date = 0x21;  // 1 January 1980
};

DosMoment dos_moment(std::int64_t seconds) {
    constexpr int first_year = 1980;
    constexpr int last_year = 2107;
    constexpr std::int64_t day = 86400;
    const Date date = date_of(Instant{seconds, 0});
    if (date.year < first_year || date.year > last_year) return {};
    const auto of_day = static_cast<unsigned>((seconds % day + day) % day);
    return {
        static_cast<zip_uint16_t>(of_day / 3600U << 11U | of_day / 60U % 60U << 5U | of_day % 60U / 2U),
        static_cast<zip_uint16_t>(static_cast<unsigned>(date.year - first_year) << 9U |
                                  static_cast<unsigned>(date.month) << 5U | static_cast<unsigned>(date.day))};
}

bool add(zip_t* zip, const ZipEntry& entry) {
    zip_source_t* source = entry.file.empty()
                               ? zip_source_buffer(zip, entry.bytes.data(), entry.bytes.size(), 0)
                               : zip_source_file(zip, entry.file.c_str(), 0, -1);
    if (source == nullptr) return false;
    const zip_int64_t index = zip_file_add(zip, entry.name.c_str(), source, ZIP_FL_ENC_UTF_8);
    if (index < 0) {
        zip_source_free(source);
        return false;
    }
    const auto place = static_cast<zip_uint64_t>(index);
    const DosMoment moment = dos_moment(entry.time);
    return zip_set_file_compression(zip, place, ZIP_CM_STORE, 0) == 0 &&
           zip_file_set_dostime(zip, place, moment.time, moment.date, 0) == 0 &&
           zip_file_set_external_attributes(zip, place, 0, ZIP_OPSYS_UNIX, plain_file) == 0;
}

Result<Zip> open(const std::filesystem::path& path, int flags) {
    int code = 0;
    Zip zip(zip_open(path.c_str(), flags, &code));
    if (zip) return zip;
    zip_error_t error;
    zip_error_init_with_code(&error, code);
    std::string words = zip_error_strerror(&error);
    zip_error_fini(&error);
    return refuse(path, words);
}

Result<Sha256> digest_of(zip_t* zip, zip_uint64_t place) {
    zip_stat_t about;
    zip_stat_init(&about);
    const bool known = zip_stat_index(zip, place, 0, &about) == 0;
    const std::unique_ptr<zip_file_t, CloseEntry> file(known ? zip_fopen_index(zip, place, 0) : nullptr);
    Bytes bytes(known ? about.size : 0, '\0');
    if (!file || zip_fread(file.get(), bytes.data(), bytes.size()) != static_cast<zip_int64_t>(bytes.size()))
        return fail(cannot_write_zip, {}, zip_strerror(zip));
    return sha256(bytes);
}

Done read_back(const std::filesystem::path& path, const std::vector<ZipEntry>& entries) {
    const auto zip = open(path, ZIP_RDONLY | ZIP_CHECKCONS);
    if (!zip) return fail(zip.error());
    if (zip_get_num_entries(zip->get(), 0) != static_cast<zip_int64_t>(entries.size()))
        return refuse(path, "does not hold what was put in");
    for (std::size_t i = 0; i < entries.size(); ++i) {
        const auto digest = digest_of(zip->get(), i);
        if (!digest || *digest != entries[i].content)
            return refuse(path, fmt::format("{} in it is not as it was recorded", entries[i].name));
    }
    return {};
}

Done write(const std::filesystem::path& path, const std::vector<ZipEntry>& entries) {
    auto zip = open(path, ZIP_CREATE | ZIP_TRUNCATE);
    if (!zip) return fail(zip.error());
    for (const ZipEntry& entry : entries) {
        if (!add(zip->get(), entry))
            return refuse(path, fmt::format("{}: {}", entry.name, zip_strerror(zip->get())));
    }
    if (zip_close(zip->get()) != 0) return refuse(path, zip_strerror(zip->get()));
    static_cast<void>(zip->release());  // zip_close has freed it
    return read_back(path, entries);
}

}  // namespace

Done write_zip(const std::filesystem::path& path, const std::vector<ZipEntry>& entries) {
    Done written = write(path, entries);
    std::error_code ignored;
    if (!written) std::filesystem::remove(path, ignored);
    return written;
}

}  // namespace sigillum::issue
