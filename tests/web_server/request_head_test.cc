#include "web/request_head.h"

#include <gtest/gtest.h>

#include <string>

namespace sigillum::web {
namespace {

// The status that refuses a head; 200 for one that is read, 100 for one that is not complete.
int outcome(const std::string& received) {
    const auto read = read_head(received);
    if (const auto* refused = std::get_if<RefusedHead>(&read)) return refused->status;
    return std::holds_alternative<RequestHead>(read) ? 200 : 100;
}

TEST(RequestHead, IsReadWithItsFields) {
    const auto read = read_head(
        "POST /api/verify?a=b HTTP/1.1\r\nHost: verify.example\r\nCONTENT-Length:  42 \r\nX-A: 1\r\nx-a: "
        "2\r\n"
        "Expect: 100-Continue\r\n\r\n%PDF-1.7");
    const auto& head = std::get<RequestHead>(read);
    EXPECT_EQ(head.method, "POST");
    EXPECT_EQ(head.target, "/api/verify?a=b");
    EXPECT_EQ(head.body_bytes, 42U);
    EXPECT_EQ(head.field("x-a"), "1, 2");
    EXPECT_EQ(head.field("x-b"), "");
    EXPECT_TRUE(head.keeps_alive);
    EXPECT_TRUE(head.awaits_continue);
    EXPECT_EQ(head.bytes,
              std::string("POST /api/verify?a=b HTTP/1.1\r\nHost: verify.example\r\nCONTENT-Length:  "
                          "42 \r\nX-A: 1\r\nx-a: 2\r\nExpect: 100-Continue\r\n\r\n")
                  .size());
}

TEST(RequestHead, SaysWhetherTheConnectionStaysOpen) {
    const auto keeps = [](const std::string& version, const std::string& field) {
        return std::get<RequestHead>(read_head("GET / " + version + "\r\nHost: h\r\n" + field + "\r\n"))
            .keeps_alive;
    };
    EXPECT_TRUE(keeps("HTTP/1.1", ""));
    EXPECT_FALSE(keeps("HTTP/1.1", "Connection: Close\r\n"));
    EXPECT_FALSE(keeps("HTTP/1.0", ""));
    EXPECT_TRUE(keeps("HTTP/1.0", "Connection: keep-alive\r\n"));
}

TEST(RequestHead, TakesTheFormForProxies) {
    const auto read = read_head("GET http://verify.example/V/ HTTP/1.1\r\nHost: verify.example\r\n\r\n");
    EXPECT_EQ(std::get<RequestHead>(read).target, "/V/");
}

TEST(RequestHead, EveryBeginningOfAHeadIsIncomplete) {
    const std::string whole = "GET /V/ HTTP/1.1\r\nHost: verify.example\r\nAccept: */*\r\n\r\n";
    for (std::size_t size = 0; size < whole.size(); ++size)
        EXPECT_EQ(outcome(whole.substr(0, size)), 100) << size;
    EXPECT_EQ(outcome(whole), 200);
}

TEST(RequestHead, RefusesWhatServersDisagreeAbout) {
    const std::string host = "Host: h\r\n";
    const struct {
        const char* why;
        std::string head;
        int status;
    } rows[] = {
        {"lone line feed", "GET / HTTP/1.1\nHost: h\r\n\r\n", 400},
        {"line feeds only", "GET / HTTP/1.1\n\n", 400},
        {"folded line", "GET / HTTP/1.1\r\n" + host + "A: 1\r\n 2\r\n\r\n", 400},
        {"space before the colon", "GET / HTTP/1.1\r\n" + host + "Content-Length : 5\r\n\r\n", 400},
        {"no colon", "GET / HTTP/1.1\r\n" + host + "Content-Length\r\n\r\n", 400},
        {"empty name", "GET / HTTP/1.1\r\n" + host + ": 1\r\n\r\n", 400},
        {"NUL in a value", "GET / HTTP/1.1\r\n" + host + std::string("A: 1\0002\r\n\r\n", 10), 400},
        {"carriage return in a value", "GET / HTTP/1.1\r\n" + host + "A: 1\r2\r\n\r\n", 400},
        {"two lengths", "POST / HTTP/1.1\r\n" + host + "Content-Length: 5\r\nContent-Length: 5\r\n\r\n", 400},
        {"lengths in a list", "POST / HTTP/1.1\r\n" + host + "Content-Length: 5, 5\r\n\r\n", 400},
        {"signed length", "POST / HTTP/1.1\r\n" + host + "Content-Length: +5\r\n\r\n", 400},
        {"negative length", "POST / HTTP/1.1\r\n" + host + "Content-Length: -5\r\n\r\n", 400},
        {"hexadecimal length", "POST / HTTP/1.1\r\n" + host + "Content-Length: 0x5\r\n\r\n", 400},
        {"empty length", "POST / HTTP/1.1\r\n" + host + "Content-Length:\r\n\r\n", 400},
        {"length beyond 64 bits",
         "POST / HTTP/1.1\r\n" + host + "Content-Length: 99999999999999999999\r\n\r\n", 400},
        {"chunks", "POST / HTTP/1.1\r\n" + host + "Transfer-Encoding: chunked\r\n\r\n", 411},
        {"chunks and length",
         "POST / HTTP/1.1\r\n" + host + "Transfer-Encoding: chunked\r\nContent-Length: 5\r\n\r\n", 411},
        {"no host", "GET / HTTP/1.1\r\n\r\n", 400},
        {"two hosts", "GET / HTTP/1.1\r\n" + host + host + "\r\n", 400},
        {"another expectation", "GET / HTTP/1.1\r\n" + host + "Expect: miracles\r\n\r\n", 417},
        {"newer version", "GET / HTTP/2.0\r\n" + host + "\r\n", 505},
        {"preface of HTTP/2", "PRI * HTTP/2.0\r\n\r\n", 400},
        {"no version", "GET /\r\n" + host + "\r\n", 400},
        {"no path", "GET  HTTP/1.1\r\n" + host + "\r\n", 400},
        {"path without a slash", "GET V/ HTTP/1.1\r\n" + host + "\r\n", 400},
        {"space in the path", "GET /V /x HTTP/1.1\r\n" + host + "\r\n", 400},
        {"byte beyond ASCII in the path", "GET /\xC3\xA9 HTTP/1.1\r\n" + host + "\r\n", 400},
        {"long method", "GETGETGETGETGETGET / HTTP/1.1\r\n" + host + "\r\n", 400},
        {"method with a bracket", "G(T / HTTP/1.1\r\n" + host + "\r\n", 400},
        {"empty line first", "\r\nGET / HTTP/1.1\r\n" + host + "\r\n", 400},
        {"long path", "GET /" + std::string(3000, 'a') + " HTTP/1.1\r\n" + host + "\r\n", 414},
        {"endless first line", "GET /" + std::string(20000, 'a'), 414},
        {"endless field", "GET / HTTP/1.1\r\n" + host + "A: " + std::string(20000, 'a'), 431},
        {"TLS", "\x16\x03\x01\x02\n", 400},
    };
    for (const auto& row : rows) EXPECT_EQ(outcome(row.head), row.status) << row.why;
}

TEST(RequestHead, RefusesTooManyFields) {
    std::string head = "GET / HTTP/1.1\r\nHost: h\r\n";
    for (int i = 1; i < 64; ++i) head += "A: 1\r\n";
    EXPECT_EQ(outcome(head + "\r\n"), 200);
    EXPECT_EQ(outcome(head + "A: 1\r\n\r\n"), 431);
}

}  // namespace
}  // namespace sigillum::web
