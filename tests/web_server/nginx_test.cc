// The published folder behind Debian's nginx, with the configuration of docs/serving.md.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <httplib.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <csignal>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <regex>
#include <thread>

#include "tests/program/shell.h"
#include "tests/web_server/raw_client.h"
#include "tests/web_server/running_server.h"

namespace sigillum::tests {
namespace {

namespace fs = std::filesystem;
using ::testing::HasSubstr;

const fs::path nginx = "/usr/sbin/nginx";

void replace(std::string& text, const std::string& old, const std::string& other) {
    const std::size_t at = text.find(old);
    ASSERT_NE(at, std::string::npos) << "docs/serving.md has no more “" << old << "”";
    text.replace(at, old.size(), other);
}

// The first server of the documented configuration, at this port instead of at TLS.
std::string documented_configuration(const PublishedSite& site, int port, int api_port) {
    const std::string text = content(fs::path(SOURCE_DIR) / "docs/serving.md");
    const std::size_t begin = text.find("```nginx\n") + 9;
    std::string block = text.substr(begin, text.find("```", begin) - begin);
    block.resize(block.rfind("server {"));
    replace(block, "listen 443 ssl;", "listen 127.0.0.1:" + std::to_string(port) + ";");
    block = std::regex_replace(block, std::regex("ssl_certificate[^\n]*\n"), "\n");
    replace(block, "root /srv/verify/site;", "root " + site.site().string() + ";");
    replace(block, "/var/log/nginx/verify.log", (site.folder() / "nginx.log").string());
    replace(block, "http://127.0.0.1:8080", "http://127.0.0.1:" + std::to_string(api_port));
    std::string temporary;
    for (const char* kind : {"client_body", "proxy", "fastcgi", "uwsgi", "scgi"})
        temporary += std::string(kind) + "_temp_path " + (site.folder() / kind).string() + ";\n";
    return "daemon off;\nmaster_process off;\nerror_log stderr;\npid " +
           (site.folder() / "nginx.pid").string() + ";\nevents {}\nhttp {\n" + temporary + block + "}\n";
}

int free_port() {
    const int socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    ::bind(socket, reinterpret_cast<const sockaddr*>(&address), size);
    ::getsockname(socket, reinterpret_cast<sockaddr*>(&address), &size);
    ::close(socket);
    return ntohs(address.sin_port);
}

// nginx in the foreground, never the system's own.
class RunningNginx {
  public:
    RunningNginx(const PublishedSite& site, int api_port)
        : port_(free_port()), program_(words(site, api_port), site.folder() / "nginx-errors.txt") {
        for (int i = 0; i < 250 && !RawClient(port_).connected(); ++i)
            std::this_thread::sleep_for(std::chrono::milliseconds(20));
        EXPECT_TRUE(RawClient(port_).connected()) << program_.errors();
    }
    int port() const { return port_; }

  private:
    std::vector<std::string> words(const PublishedSite& site, int api_port) const {
        const fs::path file = site.folder() / "nginx.conf";
        std::ofstream(file) << documented_configuration(site, port_, api_port);
        return {nginx.string(), "-p", site.folder().string(), "-c", file.string(), "-e", "stderr"};
    }

    int port_;
    RunningProgram program_;
};

TEST(Nginx, ServesWhatServeServes) {
    if (!fs::exists(nginx)) GTEST_SKIP() << "there is no nginx (package nginx)";
    const PublishedSite site("nginx");
    const RunningServer serve(site, {"--behind-tls", "--trusted-proxy", "127.0.0.1"});
    const RunningNginx other(site, serve.port());
    httplib::Client one("127.0.0.1", serve.port());
    httplib::Client two("127.0.0.1", other.port());
    const auto now = nlohmann::json::parse(site.file("V/status/now.json"), nullptr, false);
    const std::string list = now["lists"].front()["revocation"];
    for (const std::string& path :
         {std::string("/"), std::string("/V/"), std::string("/V/page.js"), std::string("/V/worker.js"),
          std::string("/V/page.css"), std::string("/V/icon.svg"), std::string("/V/texts/pl.json"),
          std::string("/V/keys.json"), std::string("/V/status/now.json"), "/V/status/" + list,
          std::string("/V/status/1/revocation.jwt"), std::string("/V/numbers/00.jwt")}) {
        const auto ours = one.Get(path);
        const auto theirs = two.Get(path);
        ASSERT_TRUE(ours && theirs) << path;
        EXPECT_EQ(theirs->status, 200) << path;
        EXPECT_EQ(theirs->body, ours->body) << path;
        for (const char* header :
             {"Content-Type", "Cache-Control", "Content-Security-Policy", "X-Content-Type-Options",
              "Referrer-Policy", "Permissions-Policy", "Cross-Origin-Opener-Policy",
              "Cross-Origin-Resource-Policy", "Access-Control-Allow-Origin", "Strict-Transport-Security"}) {
            EXPECT_EQ(theirs->get_header_value(header), ours->get_header_value(header))
                << path << " " << header;
            EXPECT_EQ(theirs->get_header_value_count(header), ours->get_header_value_count(header)) << path;
        }
    }
    EXPECT_EQ(two.Get("/v/")->status, 308);
    EXPECT_THAT(two.Get("/v/")->get_header_value("Location"), HasSubstr("/V/"));
    EXPECT_EQ(two.Get("/.V-new/index.html")->status, 404);
    EXPECT_EQ(two.Get("/V/numbers/")->status, 403);
    EXPECT_EQ(two.Put("/V/index.html", "x", "text/html")->status, 403);
    EXPECT_EQ(two.Get("/V/page.js", {{"Accept-Encoding", "gzip"}})->get_header_value("Content-Encoding"),
              "gzip");
}

TEST(Nginx, HandsQuestionsOnToServe) {
    if (!fs::exists(nginx)) GTEST_SKIP() << "there is no nginx (package nginx)";
    const PublishedSite site("nginx-api");
    const RunningServer serve(site, {"--behind-tls", "--trusted-proxy", "127.0.0.1"});
    const RunningNginx other(site, serve.port());
    httplib::Client asker("127.0.0.1", other.port());
    asker.set_read_timeout(60);
    const auto status = asker.Get("/api/status/0000-0000-0000-0000");
    EXPECT_EQ(status->status, 404);
    EXPECT_EQ(status->get_header_value_count("Content-Security-Policy"), 1U);
    EXPECT_EQ(status->get_header_value("Access-Control-Allow-Origin"), "*");
    const auto verdict = asker.Post("/api/verify", content(issued_documents().front()), "application/pdf");
    EXPECT_EQ(verdict->status, 200);
    EXPECT_THAT(verdict->body, HasSubstr("\"outcome\": \"authentic\""));
    EXPECT_EQ(asker.Post("/api/verify", std::string((64U << 20U) + 1, 'x'), "application/pdf")->status, 413);
    const std::string log = content(site.folder() / "nginx.log");
    EXPECT_THAT(log, ::testing::Not(HasSubstr("127.0.0.1")));
    EXPECT_THAT(log, ::testing::Not(HasSubstr("0000-0000")));
}

}  // namespace
}  // namespace sigillum::tests
