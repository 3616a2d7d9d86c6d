package io.github.dualauth.tests.harness;

import io.github.dualauth.edge.testing.TestAuthority;
import io.github.dualauth.edge.testing.TestClient;
import io.github.dualauth.edge.testing.TestClient.Terms;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;

/** Certificates that are not to come through a handshake. */
public final class BadClients {
    private BadClients() {}

    /** One of each kind, by what is wrong with it. */
    public static Map<String, TestClient> of(TestAuthority root, TestClient revoked, Instant now) {
        return Map.of(
                "revoked", revoked,
                "expired", expired(root, now),
                "not valid yet",
                        root.client(Terms.good("a", now)
                                .valid(now.plus(Duration.ofHours(1)), now.plus(Duration.ofHours(2)))),
                "not for clients",
                        root.client(Terms.good("a", now).use(KeyUsage.digitalSignature, KeyPurposeId.id_kp_serverAuth)),
                "not for signatures", root.client(Terms.good("a", now).use(KeyUsage.keyAgreement)),
                "of an unknown authority", TestAuthority.root("Other", now).client("a"),
                "a signature is wrong",
                        TestAuthority.root("Test authority", now).client("a"));
    }

    /** One that ended a second ago. */
    public static TestClient expired(TestAuthority root, Instant now) {
        return root.client(Terms.good("a", now).valid(now.minus(Duration.ofDays(2)), now.minus(Duration.ofSeconds(1))));
    }
}
