package io.github.dualauth.tests.harness;

import io.github.dualauth.edge.testing.Pem;
import io.github.dualauth.edge.testing.TestAuthority;
import io.github.dualauth.edge.testing.TestClient;
import io.github.dualauth.edge.testing.TestClient.Terms;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;

/** A server that takes mail by SMTP, with a certificate for 127.0.0.1, and people who may send there. */
public final class SmtpServer implements AutoCloseable {
    /** Where it listens. */
    public static final String HOST = "127.0.0.1";

    private final Path directory;
    private final Instant now = Clock.systemUTC().instant();
    private final TestAuthority authority = TestAuthority.root("Test authority", now);
    private final DualauthServer server;
    private final int port = Ports.free();

    private SmtpServer() {
        try {
            this.directory = Files.createTempDirectory("dualauth-smtp-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        TestClient own = authority.client(Terms.good("localhost", now)
                .use(KeyUsage.digitalSignature, KeyPurposeId.id_kp_serverAuth)
                .named(new GeneralName(GeneralName.iPAddress, HOST)));
        this.server = DualauthServer.start(ServerSetup.standard()
                .with("DUALAUTH_HTTPS_CERTIFICATE", file("server.pem", Pem.of(own.certificate())))
                .with("DUALAUTH_HTTPS_KEY", file("server.key", Pem.of(own.privateKey())))
                .with("DUALAUTH_DIRECT_TRUST_AUTHORITIES", file("authorities.pem", Pem.of(authority.certificate())))
                .with("DUALAUTH_DIRECT_TRUST_CRLS", file("crls.pem", Pem.of(authority.list())))
                .with("DUALAUTH_DIRECT_SMTP_PORT", String.valueOf(port)));
    }

    /** Starts one. */
    public static SmtpServer start() {
        return new SmtpServer();
    }

    /**
     * Somebody who may send.
     *
     * @param address the one address of their account
     * @param login the login
     * @param client the certificate of the account's system
     */
    public record Person(String address, Caller login, TestClient client) {

        /** The password, as a mail client is told it. */
        public String password() {
            return login.auth().getString("loginPassword");
        }
    }

    /** Somebody in an account of their own, made through the API. */
    public Person person() {
        Integrator integrator = server.integrator();
        String practice = integrator.practice();
        String address = RandomIds.id("a") + "@direct.example.org";
        // RSA: GnuTLS does not read elliptic keys as Java writes them.
        TestClient client =
                authority.client(Terms.good(RandomIds.id("gateway"), now).rsa(2048));
        integrator
                .call("DirectAddressCreate", "accountId", practice, "directAddress", address)
                .mustSucceed();
        integrator
                .call(
                        "ClientCertificateCreate",
                        "accountId",
                        practice,
                        "name",
                        "gateway",
                        "certificate",
                        Pem.of(client.certificate()))
                .mustSucceed();
        return new Person(address, integrator.person(practice), client);
    }

    /** A connection on which nothing was said yet. */
    public SmtpDialogue connect() {
        return new SmtpDialogue(port);
    }

    /** The server. */
    public DualauthServer server() {
        return server;
    }

    /** The port of the listener. */
    public int port() {
        return port;
    }

    /** The file of the authority that both ends have in common. */
    public Path authorities() {
        return directory.resolve("authorities.pem");
    }

    /** Writes a file that only this server's clients read. */
    public String file(String name, String text) {
        return Pem.write(directory.resolve(name), text).toString();
    }

    @Override
    public void close() {
        server.close();
        Trees.delete(directory);
    }
}
