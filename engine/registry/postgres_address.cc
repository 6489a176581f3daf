#include "registry/postgres_address.h"

#include <libpq-fe.h>

#include <map>
#include <memory>

namespace sigillum::registry {
namespace {

// A server that is not there shall not hold up a run for as long as the network would; an address may say
// otherwise.
constexpr const char* default_connect_timeout = "10";  // seconds

using Settings = std::map<std::string, std::string>;

Result<Settings> settings_of(const std::string& uri) {
    char* complaint = nullptr;
    const std::unique_ptr<PQconninfoOption, decltype(&PQconninfoFree)> options(
        PQconninfoParse(uri.c_str(), &complaint), PQconninfoFree);
    // The complaint may quote the part that holds the password.
    PQfreemem(complaint);
    if (!options) {
        return fail(
            bad_registry_address, {.field = "--registry"}, "the address of the registry cannot be read",
            "postgresql://user@host:5432/database, with other characters than letters and digits as %HH");
    }
    Settings settings;
    for (const PQconninfoOption* option = options.get(); option->keyword != nullptr; ++option) {
        if (option->val != nullptr) settings.emplace(option->keyword, option->val);
    }
    return settings;
}

std::string value_of(const Settings& settings, const char* name) {
    const auto found = settings.find(name);
    return found == settings.end() ? std::string() : found->second;
}

std::string shown_form(const Settings& settings) {
    std::string shown = "postgresql://";
    if (const std::string user = value_of(settings, "user"); !user.empty()) shown += user + "@";
    std::string rest;
    const std::string host = value_of(settings, "host");
    // A folder with the socket of a server on this machine.
    if (!host.empty() && host.front() == '/')
        rest = "?host=" + host;
    else
        shown += host;
    if (const std::string port = value_of(settings, "port"); !port.empty()) shown += ":" + port;
    shown += "/" + value_of(settings, "dbname");
    if (const std::string service = value_of(settings, "service"); !service.empty())
        rest += (rest.empty() ? "?service=" : "&service=") + service;
    return shown + rest;
}

// key='value' for libpq, in which quotes and backslashes have a backslash before them.
std::string connection_string(const Settings& settings) {
    std::string text;
    for (const auto& [name, value] : settings) {
        text += name + "='";
        for (const char c : value) {
            if (c == '\'' || c == '\\') text += '\\';
            text += c;
        }
        text += "' ";
    }
    return text;
}

}  // namespace

bool is_postgres_address(std::string_view text) {
    return text.starts_with("postgresql://") || text.starts_with("postgres://");
}

Result<PostgresAddress> PostgresAddress::read(const std::string& uri) {
    auto settings = settings_of(uri);
    if (!settings) return fail(settings.error());
    PostgresAddress address;
    address.shown_ = shown_form(*settings);
    address.password_ = value_of(*settings, "password");
    settings->try_emplace("connect_timeout", default_connect_timeout);
    settings->try_emplace("fallback_application_name", "sigillum");
    address.connection_ = connection_string(*settings);
    return address;
}

std::string PostgresAddress::without_secrets(std::string text) const {
    if (password_.empty()) return text;
    for (std::size_t at = text.find(password_); at != std::string::npos; at = text.find(password_, at))
        text.replace(at, password_.size(), "…");
    return text;
}

}  // namespace sigillum::registry
