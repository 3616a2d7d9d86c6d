package io.github.dualauth.edge.trust;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.dualauth.core.testing.LogLines;
import io.github.dualauth.core.testing.MutableClock;
import io.github.dualauth.edge.testing.Pem;
import io.github.dualauth.edge.testing.TestAuthority;
import io.github.dualauth.edge.testing.TestClient;
import io.github.dualauth.edge.trust.identity.IdentityFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an operator who has changed files is told. */
class TrustReloadLogTest {

    private static final String STAYS = "WARNING trust stays as it was, since ";

    private final TestAuthority root =
            TestAuthority.root("Root", MutableClock.stopped().instant());
    private final LogLines log = LogLines.of(TrustReload.class);

    @TempDir
    private Path directory;

    private TrustFiles files;
    private TrustReload reload;

    @BeforeEach
    void open() {
        files = new TrustFiles(directory, root);
        reload = new TrustReload(files.settings(true), Optional.of(identity(root.client("one"))));
    }

    @AfterEach
    void close() {
        log.close();
    }

    private IdentityFiles identity(TestClient server) {
        return new IdentityFiles(
                Pem.write(directory.resolve("server.pem"), Pem.of(server.certificate())),
                Pem.write(directory.resolve("server.key"), Pem.of(server.privateKey())));
    }

    private void assertTurn(String... lines) {
        reload.turn();
        assertEquals(List.of(lines), log.take());
    }

    @Test
    void turn_nothingChanged_saysNothing() {
        assertTurn();
    }

    @Test
    void turn_trustChanged_saysHowMuchThereIsNow() {
        TestAuthority other = TestAuthority.root("Other", MutableClock.stopped().instant());
        files.authority("other.pem", other.certificate());
        assertTurn("INFO trusted client certificates were read again: 2 authorities, 1 revocation lists");
        assertTurn();
    }

    @Test
    void turn_serversCertificateChanged_saysSo() {
        identity(root.client("two"));
        assertTurn("INFO the server's certificate was read again");
        assertTurn();
    }

    @Test
    void turn_brokenFile_isToldOnceForEachFault() throws IOException {
        Path broken = Pem.write(files.authorities().resolve("second.pem"), "");
        assertTurn(STAYS + "second.pem holds no certificate");
        assertTurn();
        Pem.write(broken, Pem.of(root.list()));
        assertTurn(STAYS + "second.pem holds something that is no certificate");
        assertTurn();
        Files.delete(broken);
        assertTurn();
        Pem.write(broken, Pem.of(root.list()));
        assertTurn(STAYS + "second.pem holds something that is no certificate");
    }

    @Test
    void turn_keyOfAnotherCertificate_isToldAndNotTakenOver() {
        var before = reload.identity();
        Pem.write(directory.resolve("server.key"), Pem.of(root.client("two").privateKey()));
        files.list("root.crl", root.list(root.client("a").certificate()));
        assertTurn(STAYS + "server.key holds no private key of the certificate");
        assertEquals(before, reload.identity());
        assertEquals(1, reload.anchors().generation());
    }
}
