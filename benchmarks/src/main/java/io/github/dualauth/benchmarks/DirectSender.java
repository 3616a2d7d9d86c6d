package io.github.dualauth.benchmarks;

import io.github.dualauth.edge.testing.Pem;
import io.github.dualauth.edge.testing.TestAuthority;
import io.github.dualauth.edge.testing.TestClient;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLContext;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;

/** Somebody who may send by both edges, the authority that knows them, and what all servers show themselves with. */
final class DirectSender {

    static final String ADDRESS = "a@direct.example.org";
    static final String LOGIN = "direct-login";

    /** Of the key stores: the server's own, which Payara opens with its master password. */
    private static final char[] PASSWORD = "changeit".toCharArray();

    /** The name by which Payara looks for its key. */
    private static final String ALIAS = "s1as";

    private final TestClient client;
    private final Path keyStore;
    private final Path trustStore;
    private final Map<String, String> environment;

    /** Writes files to this directory. */
    DirectSender(Path directory, Clock clock) throws IOException, GeneralSecurityException {
        TestAuthority authority = TestAuthority.root("Benchmark authority", clock.instant());
        TestClient server = authority.client(TestClient.Terms.good("localhost", clock.instant())
                .use(KeyUsage.digitalSignature, KeyPurposeId.id_kp_serverAuth)
                .named(new GeneralName(GeneralName.dNSName, "localhost")));
        this.client = authority.client("sender");
        this.keyStore = directory.resolve("server.p12");
        this.trustStore = directory.resolve("authorities.p12");
        write(
                keyStore,
                store ->
                        store.setKeyEntry(ALIAS, server.privateKey(), PASSWORD, server.chain(authority.certificate())));
        write(trustStore, store -> store.setCertificateEntry("authority", authority.certificate()));
        this.environment = Map.of(
                "DUALAUTH_HTTPS_CERTIFICATE",
                Pem.write(directory.resolve("server.pem"), Pem.of(server.chain(authority.certificate())))
                        .toString(),
                "DUALAUTH_HTTPS_KEY",
                Pem.write(directory.resolve("server.key"), Pem.of(server.privateKey()))
                        .toString(),
                "DUALAUTH_DIRECT_TRUST_AUTHORITIES",
                Pem.write(directory.resolve("authorities.pem"), Pem.of(authority.certificate()))
                        .toString(),
                "DUALAUTH_DIRECT_TRUST_CRLS",
                Pem.write(directory.resolve("crls.pem"), Pem.of(authority.list()))
                        .toString());
    }

    /** Puts something into a key store. */
    private interface Filling {

        void fill(KeyStore store) throws GeneralSecurityException;
    }

    private static void write(Path file, Filling filling) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, PASSWORD);
        filling.fill(store);
        try (OutputStream out = Files.newOutputStream(file)) {
            store.store(out, PASSWORD);
        }
    }

    /** TLS with the certificate of the sender. */
    SSLContext tls() {
        return client.context();
    }

    /** The key and certificate of the server, and the authority, for one that is not ours: as the JVM's own options. */
    List<String> jvmOptions() {
        String password = String.valueOf(PASSWORD);
        return List.of(
                "-Djavax.net.ssl.keyStore=" + keyStore,
                "-Djavax.net.ssl.keyStoreType=PKCS12",
                "-Djavax.net.ssl.keyStorePassword=" + password,
                "-Djavax.net.ssl.trustStore=" + trustStore,
                "-Djavax.net.ssl.trustStoreType=PKCS12",
                "-Djavax.net.ssl.trustStorePassword=" + password);
    }

    /**
     * Where both edges listen.
     *
     * @param smtp the port of SMTP
     * @param https the port of HTTPS
     */
    record Ports(int smtp, int https) {

        static Ports free() throws IOException {
            return new Ports(Server.freePort(), Server.freePort());
        }
    }

    /** Turns both edges on, without the limits that are there to stop such a load. */
    Map<String, String> environment(Ports ports) {
        Map<String, String> all = new HashMap<>(environment);
        all.put("DUALAUTH_HTTPS_ENABLED", "true");
        all.put("DUALAUTH_HTTPS_PORT", String.valueOf(ports.https()));
        all.put("DUALAUTH_DIRECT_SMTP_PORT", String.valueOf(ports.smtp()));
        all.put("DUALAUTH_DIRECT_SPOOL_MESSAGES", "100000000");
        all.put("DUALAUTH_DIRECT_SPOOL_MEGABYTES", "1000000");
        all.put("DUALAUTH_DIRECT_SMTP_RATE", "100000000/PT1M");
        all.put("DUALAUTH_DIRECT_SMTP_CONNECTIONS", "2000");
        all.put("DUALAUTH_DIRECT_SMTP_CONNECTIONS_PER_ADDRESS", "2000");
        all.put("DUALAUTH_DIRECT_SMTP_IDLE", "PT10M");
        all.put("DUALAUTH_DIRECT_SMTP_SESSION", "PT1H");
        all.put("DUALAUTH_DIRECT_XDR_ENABLED", "true");
        return all;
    }

    /** The account, the login, the address and the certificate. */
    void register(int httpPort) throws IOException {
        try (Connection connection = new Connection(httpPort)) {
            Population.savePractice(connection);
            Population.saveUser(connection, 1, LOGIN);
            String ignored = Population.administer(
                    connection,
                    "DirectAddressCreate",
                    "\"accountId\":\"practice-1\",\"directAddress\":\"" + ADDRESS + "\"");
            ignored = Population.administer(
                    connection,
                    "ClientCertificateCreate",
                    "\"accountId\":\"practice-1\",\"name\":\"sender\",\"certificate\":\""
                            + Pem.of(client.certificate()).replace("\n", "\\n") + "\"");
        }
    }
}
