package io.github.dualauth.edge.trust;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.dualauth.core.audit.AuditSettings.WhenFull;
import io.github.dualauth.core.audit.AuditTrail;
import io.github.dualauth.core.metrics.DecisionMetrics;
import io.github.dualauth.core.startup.DualauthStarted;
import io.github.dualauth.core.startup.DualauthStopping;
import io.github.dualauth.core.startup.Scheduler;
import io.github.dualauth.core.testing.MutableClock;
import io.github.dualauth.core.testing.Waiting;
import io.github.dualauth.edge.config.TrustSettings;
import io.github.dualauth.edge.testing.Pem;
import io.github.dualauth.edge.testing.TestAuthority;
import io.github.dualauth.edge.testing.TestClient;
import io.github.dualauth.edge.trust.identity.IdentityFiles;
import io.github.dualauth.edge.trust.jca.EdgeTlsProvider;
import java.lang.reflect.Field;
import java.nio.file.Path;
import java.security.NoSuchAlgorithmException;
import java.security.Security;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What listeners of the server find while a deployment runs, and no longer. */
class TrustStartTest {

    private final MutableClock clock = MutableClock.stopped();
    private final TestAuthority root = TestAuthority.root("Root", clock.instant());
    private final Scheduler scheduler = new Scheduler();
    private final List<String> lines = new ArrayList<>();
    private final HandshakeAudit handshakes = new HandshakeAudit(
            () -> new AuditTrail(new AddedLines(lines), 10, WhenFull.WAIT, DecisionMetrics.NONE), clock);

    @TempDir
    private Path directory;

    private EdgeTrust trust;

    /** The provider is the whole JVM's: nothing of it is left to other tests. */
    @AfterEach
    void leaveNothing() {
        scheduler.close();
        Security.removeProvider(EdgeTlsProvider.NAME);
    }

    /** As CDI makes it. */
    private TrustStart injected(TrustFiles files, Duration pause, Optional<IdentityFiles> identity)
            throws ReflectiveOperationException {
        TrustSettings settings =
                new TrustSettings(Optional.of(files.authorities()), Optional.of(files.lists()), pause, true);
        TrustReload reload = new TrustReload(settings, identity);
        trust = new EdgeTrust(reload, clock, handshakes);
        TrustStart start = new TrustStart();
        Map<String, Object> beans = Map.of(
                "settings", settings,
                "reload", reload,
                "trust", trust,
                "handshakes", handshakes,
                "scheduler", scheduler);
        for (Map.Entry<String, Object> bean : beans.entrySet()) {
            Field field = TrustStart.class.getDeclaredField(bean.getKey());
            field.setAccessible(true);
            field.set(start, bean.getValue());
        }
        return start;
    }

    private Optional<IdentityFiles> identity() {
        TestClient server = root.client("localhost");
        return Optional.of(new IdentityFiles(
                Pem.write(directory.resolve("server.pem"), Pem.of(server.certificate())),
                Pem.write(directory.resolve("server.key"), Pem.of(server.privateKey()))));
    }

    @Test
    void start_listeners_findTrustAndTheServersKeyUntilTheStop() throws Exception {
        TrustStart start = injected(new TrustFiles(directory, root), Duration.ofHours(1), identity());
        start.start(new DualauthStarted());
        TrustManagerFactory trusts = TrustManagerFactory.getInstance(EdgeTlsProvider.NAME);
        assertSame(trust.trustManager(), trusts.getTrustManagers()[0]);
        KeyManagerFactory keys = KeyManagerFactory.getInstance(EdgeTlsProvider.NAME);
        assertSame(trust.keyManager(), keys.getKeyManagers()[0]);
        start.stop(new DualauthStopping());
        assertNull(Security.getProvider(EdgeTlsProvider.NAME));
        assertThrows(NoSuchAlgorithmException.class, () -> TrustManagerFactory.getInstance(EdgeTlsProvider.NAME));
    }

    @Test
    void start_withoutCertificate_offersTrustOnly() throws Exception {
        injected(new TrustFiles(directory, root), Duration.ofHours(1), Optional.empty())
                .start(new DualauthStarted());
        assertEquals(
                EdgeTlsProvider.NAME,
                TrustManagerFactory.getInstance(EdgeTlsProvider.NAME).getAlgorithm());
        assertThrows(NoSuchAlgorithmException.class, () -> KeyManagerFactory.getInstance(EdgeTlsProvider.NAME));
    }

    @Test
    @Timeout(30)
    void start_files_areReadAgainFromThenOn() throws Exception {
        TestClient client = root.client("a");
        TrustFiles files = new TrustFiles(directory, root);
        injected(files, Duration.ofMillis(1), Optional.empty()).start(new DualauthStarted());
        assertEquals(Optional.empty(), trust.fault(client.chain()));
        files.list("root.crl", root.list(client.certificate()));
        Waiting.until(() -> trust.fault(client.chain()).isPresent());
        assertEquals(Optional.of("revoked"), trust.fault(client.chain()));
    }

    @Test
    void stop_handshakesThatWereCounted_areWrittenDown() throws Exception {
        TrustStart start = injected(new TrustFiles(directory, root), Duration.ofHours(1), Optional.empty());
        start.start(new DualauthStarted());
        handshakes.refused("expired", "192.0.2.1");
        handshakes.refused("expired", "192.0.2.1");
        assertEquals(1, lines.size());
        start.stop(new DualauthStopping());
        assertEquals(2, lines.size());
        assertTrue(lines.get(1).contains("\"event\":\"handshakes-refused\""), lines.get(1));
    }

    @Test
    void stop_thatWasNeverStarted_endsQuietly() throws Exception {
        injected(new TrustFiles(directory, root), Duration.ofHours(1), Optional.empty())
                .stop(new DualauthStopping());
        assertEquals(List.of(), lines);
    }
}
