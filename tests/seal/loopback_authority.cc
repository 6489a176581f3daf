#include "tests/seal/loopback_authority.h"

#include <gtest/gtest.h>
#include <httplib.h>
#include <openssl/pem.h>
#include <openssl/ts.h>

#include <thread>

#include "seal/openssl_handle.h"
#include "tests/seal/demo_material.h"

namespace sigillum::seal::test {
namespace {

using ResponderHandle = Handle<TS_RESP_CTX, TS_RESP_CTX_free>;
using AnswerHandle = Handle<TS_RESP, TS_RESP_free>;
using ObjectHandle = Handle<ASN1_OBJECT, ASN1_OBJECT_free>;

ASN1_INTEGER* next_serial(TS_RESP_CTX*, void*) {
    ASN1_INTEGER* serial = ASN1_INTEGER_new();
    ASN1_INTEGER_set(serial, 7);
    return serial;
}

int stamped(TS_RESP_CTX*, void* context, long* seconds, long* microseconds) {
    *seconds = static_cast<long>(static_cast<const AuthorityHabits*>(context)->time.seconds);
    *microseconds = 0;
    return 1;
}

}  // namespace

Bytes answer_to(const Bytes& query, const AuthorityHabits& habits) {
    const ResponderHandle responder(TS_RESP_CTX_new());
    const BioHandle key_in = bio_over(demo().time_stamp_key);
    const KeyHandle key(PEM_read_bio_PrivateKey(key_in.get(), nullptr, nullptr, nullptr));
    const BioHandle chain_in = bio_over(demo().time_stamp_chain);
    const CertificateHandle own(PEM_read_bio_X509(chain_in.get(), nullptr, nullptr, nullptr));
    const CertificateListHandle issuers(sk_X509_new_null());
    sk_X509_push(issuers.get(), PEM_read_bio_X509(chain_in.get(), nullptr, nullptr, nullptr));
    const ObjectHandle policy(OBJ_txt2obj(habits.policy.c_str(), 1));
    TS_RESP_CTX_set_time_cb(responder.get(), stamped, const_cast<AuthorityHabits*>(&habits));
    TS_RESP_CTX_set_serial_cb(responder.get(), next_serial, nullptr);
    TS_RESP_CTX_set_signer_cert(responder.get(), own.get());
    TS_RESP_CTX_set_signer_key(responder.get(), key.get());
    TS_RESP_CTX_set_certs(responder.get(), issuers.get());
    TS_RESP_CTX_set_signer_digest(responder.get(), EVP_sha256());
    TS_RESP_CTX_set_ess_cert_id_digest(responder.get(), EVP_sha256());
    TS_RESP_CTX_set_def_policy(responder.get(), policy.get());
    TS_RESP_CTX_add_md(responder.get(), EVP_sha256());
    const BioHandle in = bio_over(query);
    const AnswerHandle answer(TS_RESP_create_response(responder.get(), in.get()));
    return answer ? der_of<i2d_TS_RESP>(answer.get()) : Bytes();
}

struct LoopbackServer::Running {
    httplib::Server server;
    int port = 0;
    std::thread thread;
};

LoopbackServer::LoopbackServer(std::function<Reply(const Bytes&)> reply)
    : running_(std::make_unique<Running>()) {
    running_->server.Post(
        "/tsr", [reply = std::move(reply)](const httplib::Request& request, httplib::Response& response) {
            const Reply made = reply(request.body);
            response.status = made.status;
            response.set_content(made.body, "application/timestamp-reply");
        });
    running_->port = running_->server.bind_to_any_port("127.0.0.1");
    running_->thread = std::thread([this] { running_->server.listen_after_bind(); });
    while (!running_->server.is_running()) std::this_thread::yield();
}

LoopbackServer::~LoopbackServer() {
    running_->server.stop();
    running_->thread.join();
}

std::string LoopbackServer::address() const {
    return "http://127.0.0.1:" + std::to_string(running_->port) + "/tsr";
}

Result<Bytes> DirectStamper::token(const TimeStampRequest& request) const {
    const TimeStampTrust trust{.anchors_pem = demo().root_certificate, .policy = {}};
    const auto query = time_stamp_query(request, trust);
    if (!query) return fail(query.error());
    return time_stamp_token(answer_to(*query), request, trust, "demo");
}

}  // namespace sigillum::seal::test
