package io.github.dualauth.edge.trust.identity;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.github.dualauth.edge.testing.TestAuthority;
import io.github.dualauth.edge.testing.TestClient;
import io.github.dualauth.edge.testing.TestClient.Terms;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The one key is shown to whoever can take its kind, and never as a client's. */
class ServerKeyTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final String ALIAS = "dualauth";
    private static final TestAuthority ROOT = TestAuthority.root("Root", NOW);
    private static final TestClient ELLIPTIC = ROOT.client("localhost");
    private static final TestClient RSA =
            ROOT.client(Terms.good("localhost", NOW).rsa(2048));

    private final AtomicReference<ServerIdentity> current = new AtomicReference<>(identity(ELLIPTIC));
    private final ServerKey shown = new ServerKey(current::get);

    private static ServerIdentity identity(TestClient server) {
        return new ServerIdentity(List.of(server.certificate(), ROOT.certificate()), server.privateKey(), "a digest");
    }

    @ParameterizedTest
    @CsvSource({"EC, EC, true", "EC, RSA, false", "EC, EdDSA, false", "RSA, RSA, true", "RSA, EC, false"})
    void alias_forSocketsAndEngines_isForTheKeysOwnKind(String own, String asked, boolean fits) {
        current.set(identity("EC".equals(own) ? ELLIPTIC : RSA));
        String alias = fits ? ALIAS : null;
        assertEquals(alias, shown.chooseServerAlias(asked, null, null));
        assertEquals(alias, shown.chooseEngineServerAlias(asked, null, null));
        assertArrayEquals(fits ? new String[] {ALIAS} : null, shown.getServerAliases(asked, null));
    }

    @ParameterizedTest
    @CsvSource({"dualauth", "s1as"})
    void chain_underAnyAlias_isTheOneOfNow(String alias) {
        assertArrayEquals(ELLIPTIC.chain(ROOT.certificate()), shown.getCertificateChain(alias));
        assertEquals(ELLIPTIC.privateKey(), shown.getPrivateKey(alias));
        current.set(identity(RSA));
        X509Certificate[] after = shown.getCertificateChain(alias);
        assertArrayEquals(RSA.chain(ROOT.certificate()), after);
        assertEquals(RSA.privateKey(), shown.getPrivateKey(alias));
    }

    @Test
    void alias_ofAClient_isNone() {
        String[] kinds = {"EC", "RSA"};
        assertNull(shown.chooseClientAlias(kinds, null, null));
        assertNull(shown.chooseEngineClientAlias(kinds, null, null));
        assertNull(shown.getClientAliases("EC", null));
    }
}
