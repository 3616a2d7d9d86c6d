package io.github.dualauth.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.dualauth.tests.harness.Answer;
import io.github.dualauth.tests.harness.Api;
import io.github.dualauth.tests.harness.ApiTest;
import io.github.dualauth.tests.harness.DualauthServer;
import io.github.dualauth.tests.harness.Integrator;
import io.github.dualauth.tests.harness.Members;
import io.github.dualauth.tests.harness.Parallel;
import io.github.dualauth.tests.harness.RandomIds;
import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which account a certificate stands for; by default it is known by its SHA-256. */
@ApiTest
final class ClientCertificateApiIT {
    /** Signs itself; nobody has its key any more. */
    private static final String PEM = """
            -----BEGIN CERTIFICATE-----
            MIIBezCCASGgAwIBAgIUes3J371267vBEgReX2BGFP4nanYwCgYIKoZIzj0EAwIw
            EjEQMA4GA1UEAwwHZ2F0ZXdheTAgFw0yNjExMjYxNjM3NTVaGA8yMTI2MTEwMjE2
            Mzc1NVowEjEQMA4GA1UEAwwHZ2F0ZXdheTBZMBMGByqGSM49AgEGCCqGSM49AwEH
            A0IABM4+Z2oIIUnlOkAZTVpTO+4cfq8ZtIIX4bsNdINKIgpMvzXECLo8sYrmx8hk
            73hKlHcNkkqargfvwYGu9H1TmsejUzBRMB0GA1UdDgQWBBSQXvjbTkWVVspCA19/
            TzYqqZgRXzAfBgNVHSMEGDAWgBSQXvjbTkWVVspCA19/TzYqqZgRXzAPBgNVHRMB
            Af8EBTADAQH/MAoGCCqGSM49BAMCA0gAMEUCIQDSiGMgzKDaYH/Go1D+CNSeMMzP
            zaoFmQimgjP2VGe+fgIgezqKtOso24sXQA3Hbq9+NIVVJT6Akrt7EqL89XPSFgQ=
            -----END CERTIFICATE-----
            """;

    private static final String HASH = "d713bedb60864b05ef1253ad9f440c28da3ae9753a4c724163b4614e2b149d49";

    private final Api api;
    private final Integrator integrator;
    private final Integrator other;
    private final String practice;

    ClientCertificateApiIT(DualauthServer server, Integrator integrator) {
        this.api = server.api();
        this.integrator = integrator;
        this.other = server.integrator();
        this.practice = integrator.practice();
    }

    private static String hash() {
        return RandomIds.password("").replaceAll("[^0-9a-f]", "").repeat(2);
    }

    private Answer create(Object... members) {
        return api.call(
                "ClientCertificateCreate",
                integrator.caller(),
                Members.join(Members.of("accountId", practice, "name", "gateway"), Members.of(members)));
    }

    private static void assertNames(String field, Answer answer) {
        assertTrue(answer.mustRefuse(4060).message().contains(field), answer::toString);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "CN=gateway", "00", "zz", "host.example.org"})
    void clientCertificateCreate_valueThatDoesNotFit_isRefused(String value) {
        create("value", value).mustRefuse(4642);
    }

    @Test
    void clientCertificateCreate_whatIsNotOneCertificate_isRefused() {
        String cut = PEM.replaceFirst("(?s)\n.{10}", "\n");
        for (String text :
                List.of("x", PEM + PEM, PEM + "x", "x" + PEM, cut, PEM.replace("CERTIFICATE", "PRIVATE KEY"))) {
            create("certificate", text).mustRefuse(4642);
        }
    }

    @Test
    void clientCertificateCreate_faults_areRefused() {
        assertNames("certificate", create());
        assertNames("certificate", create("value", hash(), "certificate", PEM));
        assertNames("certificate", create("certificate", "x".repeat(20_001)));
        assertNames("name", integrator.call("ClientCertificateCreate", "accountId", practice, "value", hash()));
        integrator.call("ClientCertificateCreate", "name", "x", "value", hash()).mustRefuse(4110);
        create("accountId", other.practice(), "value", hash()).mustRefuse(4131);
    }

    @Test
    void clientCertificateCreate_anybodys_isRefused() {
        String value = hash();
        create("value", value).mustSucceed();
        create("value", value.toUpperCase(Locale.ROOT)).mustRefuse(4640, "Client certificate already exists");
        other.call("ClientCertificateCreate", "accountId", other.practice(), "name", "x", "value", value)
                .mustRefuse(4640);
    }

    @RepeatedTest(3)
    void clientCertificateCreate_byManyAtOnce_isGivenToOne() {
        String value = hash();
        List<Answer> answers = Parallel.atOnce(8, i -> create("name", "name " + i, "value", value));
        assertEquals(1, answers.stream().filter(one -> one.code() == 2000).count(), answers::toString);
        assertEquals(7, answers.stream().filter(one -> one.code() == 4640).count(), answers::toString);
    }

    @Test
    void clientCertificateRevoke_unknownOrAnothers_isRefused() {
        assertNames("certificateId", integrator.call("ClientCertificateRevoke"));
        integrator
                .call("ClientCertificateRevoke", "certificateId", "none")
                .mustRefuse(4641, "Client certificate does not exist");
        String id = id(create("value", hash()));
        other.call("ClientCertificateRevoke", "certificateId", id).mustRefuse(4641);
        assertFalse(list(practice).get(0).containsKey("revoked"));
    }

    private static String id(Answer created) {
        return created.mustSucceed().object("clientCertificate").getString("certificateId");
    }

    @Test
    void clientCertificateRevoke_own_isSeenAndNeverComesBack() {
        String value = hash();
        String id = id(create("value", value));
        JsonObject revoked = integrator
                .call("ClientCertificateRevoke", "certificateId", id)
                .mustSucceed()
                .object("clientCertificate");
        assertTrue(revoked.containsKey("revoked"));
        assertEquals(
                revoked,
                integrator
                        .call("ClientCertificateRevoke", "certificateId", id)
                        .mustSucceed()
                        .object("clientCertificate"));
        create("value", value).mustRefuse(4640);
        assertEquals(List.of(revoked), list(practice));
    }

    @Test
    void clientCertificateCreate_certificate_isKnownByItsHash() {
        JsonObject made = create("certificate", PEM).mustSucceed().object("clientCertificate");
        assertEquals(HASH, made.getString("value"));
        assertEquals("sha-256", made.getString("rule"));
        assertEquals(practice, made.getString("accountId"));
        assertEquals("gateway", made.getString("name"));
        create("value", HASH.replaceAll("(..)(?=.)", "$1:")).mustRefuse(4640);
    }

    @Test
    void clientCertificateList_faults_areRefused() {
        integrator.call("ClientCertificateList", "accountId", "nobody").mustRefuse(4131);
        integrator.call("ClientCertificateList", "cursor", "!").mustRefuse(4060);
    }

    @Test
    void clientCertificateList_pages_haveEachOnceAndNobodyElses() {
        IntStream.range(0, 5).forEach(i -> create("value", hash()).mustSucceed());
        create("accountId", integrator.practice(), "value", hash()).mustSucceed();
        other.call("ClientCertificateCreate", "accountId", other.practice(), "name", "x", "value", hash())
                .mustSucceed();
        assertEquals(6, list("").size());
        assertEquals(5, list(practice).size());
    }

    private List<JsonObject> list(String accountId) {
        List<JsonObject> seen = new ArrayList<>();
        String cursor = "";
        do {
            Answer page =
                    integrator.call("ClientCertificateList", "accountId", accountId, "limit", 2, "cursor", cursor);
            seen.addAll(page.mustSucceed().array("clientCertificateList").getValuesAs(JsonObject.class));
            cursor = page.body().getString("nextCursor", "");
        } while (!cursor.isEmpty());
        assertEquals(seen.stream().distinct().toList(), seen);
        return seen;
    }
}
