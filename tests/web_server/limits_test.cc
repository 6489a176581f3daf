// Who is counted as one client, and how often it may ask.
#include <gtest/gtest.h>

#include "web/client_address.h"
#include "web/client_shares.h"
#include "web/journal.h"
#include "web/rate_limit.h"

namespace sigillum::web {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;

ClientAddress address(const char* text) { return *read_address(text); }

TEST(ClientAddress, AHouseholdIsOneClient) {
    EXPECT_EQ(address("2001:db8:1:2:aaaa::1").network(), address("2001:db8:1:2:bbbb::2").network());
    EXPECT_NE(address("2001:db8:1:2::1").network(), address("2001:db8:1:3::1").network());
    EXPECT_NE(address("192.0.2.1").network(), address("192.0.2.2").network());
    EXPECT_EQ(address("::ffff:192.0.2.1"), address("192.0.2.1"));
    for (const char* wrong : {"", "192.0.2", "192.0.2.1:80", "[::1]", "verify.example", "::1 "})
        EXPECT_FALSE(read_address(wrong)) << wrong;
}

TEST(ClientAddress, OnlyTrustedProxiesAreBelieved) {
    const ClientAddress proxy = address("127.0.0.1");
    const ClientAddress inner = address("10.0.0.7");
    const std::vector<ClientAddress> trusted = {proxy, inner};
    EXPECT_EQ(client_behind(proxy, "203.0.113.9", {}), proxy);
    EXPECT_EQ(client_behind(address("198.51.100.3"), "203.0.113.9", trusted), address("198.51.100.3"));
    EXPECT_EQ(client_behind(proxy, "203.0.113.9", trusted), address("203.0.113.9"));
    EXPECT_EQ(client_behind(proxy, "203.0.113.9, 10.0.0.7", trusted), address("203.0.113.9"));
    EXPECT_EQ(client_behind(proxy, "1.1.1.1, 203.0.113.9", trusted), address("203.0.113.9"))
        << "the client wrote the first one itself";
    EXPECT_EQ(client_behind(proxy, "", trusted), proxy);
    EXPECT_EQ(client_behind(proxy, "203.0.113.9, nonsense", trusted), proxy);
}

TEST(RateLimit, GivesABurstThenOneEach) {
    RateLimit limit({.at_once = 3, .one_each = seconds{2}});
    const ClientAddress client = address("192.0.2.1");
    for (int i = 0; i < 3; ++i) EXPECT_EQ(limit.take(client, seconds{100}), seconds{0});
    EXPECT_EQ(limit.take(client, seconds{100}), seconds{2});
    EXPECT_EQ(limit.take(address("192.0.2.2"), seconds{100}), seconds{0}) << "another client";
    EXPECT_EQ(limit.take(client, milliseconds{101'500}), seconds{1}) << "three quarters of a token";
    EXPECT_EQ(limit.take(client, milliseconds{102'000}), seconds{0});
    EXPECT_EQ(limit.take(client, milliseconds{102'000}), seconds{2});
    for (int i = 0; i < 3; ++i) EXPECT_EQ(limit.take(client, seconds{1000}), seconds{0}) << "full, not more";
    EXPECT_EQ(limit.take(client, seconds{1000}), seconds{2});
}

TEST(RateLimit, AFloodOfAddressesSharesOneBucket) {
    RateLimit limit({.at_once = 2, .one_each = seconds{10}});
    ClientAddress client = address("2001:db8::");
    int served = 0;
    for (int i = 0; i < 70'000; ++i) {
        client.bytes[5] = static_cast<std::uint8_t>(i >> 16);
        client.bytes[6] = static_cast<std::uint8_t>(i >> 8);
        client.bytes[7] = static_cast<std::uint8_t>(i);
        served += limit.take(client, seconds{1}).count() == 0 ? 1 : 0;
    }
    EXPECT_EQ(served, 65'536 + 2);
}

TEST(ClientShares, HoldEachAndAll) {
    ClientShares shares(10, 25);
    const ClientAddress one = address("192.0.2.1");
    EXPECT_TRUE(shares.take(one, 10));
    EXPECT_FALSE(shares.take(one, 1));
    EXPECT_TRUE(shares.take(address("192.0.2.2"), 10));
    EXPECT_FALSE(shares.take(address("192.0.2.3"), 6));
    EXPECT_TRUE(shares.take(address("192.0.2.3"), 5));
    shares.give_back(one, 10);
    EXPECT_TRUE(shares.take(one, 10));
}

TEST(AccessLine, SaysNothingOfPersonOrCertificate) {
    EXPECT_EQ(
        access_line({.at = milliseconds{1'795'370'400'007},
                     .method = "GET",
                     .route = Route::status,
                     .status = 404,
                     .bytes = 512,
                     .duration = std::chrono::microseconds{1234}}),
        R"({"time":"2026-11-22T18:00:00.007Z","method":"GET","route":"status","status":404,"bytes":512,"ms":1.234})");
    EXPECT_NE(access_line({.method = "\",\"x\":\""}).find(R"("method":"other")"), std::string::npos);
}

}  // namespace
}  // namespace sigillum::web
