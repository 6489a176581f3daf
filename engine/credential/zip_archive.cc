// The only file that sees libzip.
#include "credential/zip_archive.h"

#include <fmt/format.h>
#include <zip.h>

namespace sigillum::credential {
namespace {

constexpr zip_int64_t most_entries = 4000;
constexpr std::size_t most_unpacked = std::size_t{256} << 20U;
constexpr std::size_t always_allowed = std::size_t{1} << 20U;
constexpr std::size_t most_growth = 200;

struct CloseFile {
    void operator()(zip_file_t* file) const { zip_fclose(file); }
};

}  // namespace

void ZipArchive::Close::operator()(zip* archive) const { zip_discard(archive); }

Result<ZipArchive> ZipArchive::open(ByteView bytes, const std::string& file) {
    const auto damaged = [&file](const char* found) {
        return fail(bad_archive, {.file = file}, found, "the workbook saved anew as .xlsx");
    };
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
    zip_t* archive = source != nullptr ? zip_open_from_source(source, ZIP_RDONLY, &error) : nullptr;
    zip_error_fini(&error);
    if (archive == nullptr) {
        if (source != nullptr) zip_source_free(source);
        return damaged("the workbook is damaged: it is no whole ZIP archive");
    }
    ZipArchive opened(std::unique_ptr<zip, Close>(archive), file);
    if (zip_get_num_entries(archive, 0) > most_entries) {
        return fail(archive_too_large, {.file = file},
                    fmt::format("the workbook has more than {} parts", most_entries), "a plain list");
    }
    return opened;
}

bool ZipArchive::has(const std::string& name) const {
    return zip_name_locate(archive_.get(), name.c_str(), ZIP_FL_ENC_RAW) >= 0;
}

Done ZipArchive::unpack(const std::string& name, const std::function<Done(ByteView)>& take) {
    const auto damaged = [&](const char* what) {
        return fail(bad_archive, {.file = file_}, fmt::format("the workbook's part “{}” {}", name, what),
                    "the workbook saved anew as .xlsx, without a password");
    };
    const zip_int64_t index = zip_name_locate(archive_.get(), name.c_str(), ZIP_FL_ENC_RAW);
    zip_stat_t about;
    if (index < 0 || zip_stat_index(archive_.get(), static_cast<zip_uint64_t>(index), 0, &about) != 0)
        return damaged("is missing");
    if ((about.valid & ZIP_STAT_ENCRYPTION_METHOD) != 0 && about.encryption_method != ZIP_EM_NONE)
        return damaged("is encrypted");
    const std::unique_ptr<zip_file_t, CloseFile> opened(
        zip_fopen_index(archive_.get(), static_cast<zip_uint64_t>(index), 0));
    if (!opened) return damaged("cannot be unpacked");
    const std::size_t packed = (about.valid & ZIP_STAT_COMP_SIZE) != 0 ? about.comp_size : 0;
    std::size_t size = 0;
    char part[65536];
    while (true) {
        const zip_int64_t got = zip_fread(opened.get(), part, sizeof part);
        if (got < 0) return damaged("is damaged");
        if (got == 0) return {};
        size += static_cast<std::size_t>(got);
        unpacked_ += static_cast<std::size_t>(got);
        const bool grows = size > always_allowed && size / most_growth > packed;
        if (grows || unpacked_ > most_unpacked) {
            return fail(archive_too_large, {.file = file_},
                        fmt::format("the workbook's part “{}” grows far beyond its packed size", name),
                        "a plain list, saved anew as .xlsx");
        }
        if (const Done taken = take(ByteView(part, static_cast<std::size_t>(got))); !taken) return taken;
    }
}

}  // namespace sigillum::credential
