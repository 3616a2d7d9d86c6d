package io.github.dualauth.edge.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.subethamail.smtp.MessageHandler;
import org.subethamail.smtp.RejectException;
import org.subethamail.smtp.auth.EasyAuthenticationHandlerFactory;
import org.subethamail.smtp.auth.LoginFailedException;
import org.subethamail.smtp.server.SMTPServer;

/** Another SMTP server, known as localhost by its certificate, that takes mail or not as a test wants. */
public final class Downstream implements AutoCloseable {

    /** Who may submit. */
    public static final String USER = "relay";

    /** What proves it. */
    public static final String RIGHT = "open sesame";

    private final boolean tls;
    private final KeyPair pair = pair();
    private final X509Certificate certificate = certificate(pair);
    private final List<Received> received = new CopyOnWriteArrayList<>();
    private final int port;
    private SMTPServer server;
    private volatile int refusal;
    private volatile Runnable onRecipient = () -> {};
    private volatile Runnable onData = () -> {};

    /** One that is up, on a free port. */
    public Downstream(boolean tls) {
        this.tls = tls;
        this.server = start(0);
        this.port = server.getPortAllocated();
    }

    private SMTPServer start(int at) {
        SMTPServer.Builder builder = SMTPServer.port(at)
                .bindAddress(InetAddress.getLoopbackAddress())
                .insertReceivedHeaders(false)
                .messageHandlerFactory(context -> new Handler())
                .authenticationHandlerFactory(new EasyAuthenticationHandlerFactory((user, password, context) -> {
                    if (!USER.equals(user) || !RIGHT.equals(password)) {
                        throw new LoginFailedException();
                    }
                }))
                .requireAuth(tls);
        SMTPServer made =
                (tls ? builder.enableTLS().requireTLS().startTlsSocketFactory(context(pair)) : builder).build();
        made.start();
        return made;
    }

    /**
     * A mail that was taken.
     *
     * @param sender of its envelope
     * @param recipients of its envelope
     * @param content what came as data, in ISO 8859-1
     */
    public record Received(String sender, List<String> recipients, String content) {}

    /** Where it listens, or did. */
    public int port() {
        return port;
    }

    /** What it has taken so far. */
    public List<Received> received() {
        return received;
    }

    /** Answers each recipient with this code; 0 takes them again. */
    public void refuse(int code) {
        refusal = code;
    }

    /** Does {@code work} before each answer to a recipient. */
    public void onRecipient(Runnable work) {
        onRecipient = work;
    }

    /** Does {@code work} when it has taken a mail, before the answer. */
    public void onData(Runnable work) {
        onData = work;
    }

    /** Listens no more. */
    public void down() {
        server.stop();
    }

    /** Listens again, where it did before. */
    public void up() {
        server = start(port);
    }

    /** Its certificate as a PEM file. */
    public Path authorities(Path directory) {
        try {
            return Files.writeString(
                    directory.resolve("relay.pem"),
                    "-----BEGIN CERTIFICATE-----\n"
                            + Base64.getMimeEncoder().encodeToString(certificate.getEncoded())
                            + "\n-----END CERTIFICATE-----\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.stop();
    }

    private static KeyPair pair() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(256);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static X509Certificate certificate(KeyPair pair) {
        try {
            X500Name name = new X500Name("CN=downstream");
            return new JcaX509CertificateConverter()
                    .getCertificate(new JcaX509v3CertificateBuilder(
                                    name,
                                    BigInteger.ONE,
                                    Date.from(Instant.parse("2020-01-01T00:00:00Z")),
                                    Date.from(Instant.parse("2120-01-01T00:00:00Z")),
                                    name,
                                    pair.getPublic())
                            .addExtension(
                                    Extension.subjectAlternativeName,
                                    false,
                                    new GeneralNames(new GeneralName(GeneralName.dNSName, "localhost")))
                            .build(new JcaContentSignerBuilder("SHA256withECDSA").build(pair.getPrivate())));
        } catch (GeneralSecurityException | OperatorCreationException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private SSLContext context(KeyPair pair) {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setKeyEntry("server", pair.getPrivate(), new char[0], new Certificate[] {certificate});
            KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
            keys.init(store, new char[0]);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), null, null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private final class Handler implements MessageHandler {

        private String sender = "";
        private final List<String> recipients = new ArrayList<>();

        @Override
        public void from(String from) {
            sender = from;
        }

        @Override
        public void recipient(String recipient) throws RejectException {
            onRecipient.run();
            if (refusal != 0) {
                throw new RejectException(refusal, "5.1.1 not here");
            }
            recipients.add(recipient);
        }

        @Override
        public String data(InputStream data) throws IOException {
            received.add(new Received(
                    sender, List.copyOf(recipients), new String(data.readAllBytes(), StandardCharsets.ISO_8859_1)));
            onData.run();
            return "Ok";
        }

        @Override
        public void done() {
            // Nothing is held.
        }
    }
}
