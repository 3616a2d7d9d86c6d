package io.github.dualauth.edge.relay;

import io.github.dualauth.core.delivery.Failure;
import io.github.dualauth.edge.config.RelaySettings;
import io.github.dualauth.edge.spool.SpooledMessage;
import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import java.io.InputStream;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import javax.net.ssl.SSLSocketFactory;

/**
 * Submits one message to the other server (RFC 6409): under TLS, to a server whose certificate is right, to all recipients
 * or to none.
 */
final class RelayCall {

    private static final Pattern LASTING = Pattern.compile("5(?!3)[0-9][0-9][ -].*", Pattern.DOTALL);
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("EEE, d MMM yyyy HH:mm:ss Z", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    private static final String CONNECT_MILLIS = "10000";
    private static final String ANSWER_MILLIS = "60000";

    private final RelaySettings settings;
    private final SSLSocketFactory sockets;
    private final Clock clock;

    RelayCall(RelaySettings settings, SSLSocketFactory sockets, Clock clock) {
        this.settings = settings;
        this.sockets = sockets;
        this.clock = clock;
    }

    /** Why it was not handed on; empty if it was. */
    Optional<Failure> send(SpooledMessage message, Supplier<InputStream> content) {
        Session session = Session.getInstance(properties(message));
        try (Transport transport = session.getTransport("smtp")) {
            connect(transport);
            transport.sendMessage(new RelayedMessage(session, trace(message), content), recipients(message));
            return Optional.empty();
        } catch (SendFailedException e) {
            return Optional.of(new Failure(text(e), isLasting(e)));
        } catch (MessagingException e) {
            return Optional.of(new Failure(text(e), false));
        }
    }

    private void connect(Transport transport) throws MessagingException {
        if (settings.login().isEmpty()) {
            transport.connect(settings.host(), settings.port(), null, null);
            return;
        }
        RelaySettings.Login login = settings.login().get();
        transport.connect(
                settings.host(),
                settings.port(),
                login.user(),
                String.valueOf(login.password().toCharArray()));
    }

    private Properties properties(SpooledMessage message) {
        Properties properties = new Properties();
        properties.setProperty("mail.smtp.starttls.enable", "true");
        properties.setProperty("mail.smtp.starttls.required", "true");
        properties.setProperty("mail.smtp.ssl.protocols", "TLSv1.3 TLSv1.2");
        properties.setProperty("mail.smtp.ssl.checkserveridentity", "true");
        properties.put("mail.smtp.ssl.socketFactory", sockets);
        properties.setProperty("mail.smtp.ssl.socketFactory.fallback", "false");
        properties.setProperty("mail.smtp.connectiontimeout", CONNECT_MILLIS);
        properties.setProperty("mail.smtp.timeout", ANSWER_MILLIS);
        properties.setProperty("mail.smtp.writetimeout", ANSWER_MILLIS);
        properties.setProperty(
                "mail.smtp.auth", Boolean.toString(settings.login().isPresent()));
        properties.setProperty("mail.smtp.auth.mechanisms", "PLAIN LOGIN");
        properties.setProperty("mail.smtp.sendpartial", "false");
        properties.setProperty("mail.smtp.from", message.envelope().sender());
        return properties;
    }

    /** RFC 5321, 4.4: whoever hands a message on says so. */
    private String trace(SpooledMessage message) {
        return "Received: by dualauth with ESMTPSA id " + message.id() + ";\r\n " + DATE.format(clock.instant())
                + "\r\n";
    }

    private static Address[] recipients(SpooledMessage message) {
        return message.envelope().recipients().stream()
                .map(text -> {
                    // It was parsed when it came, by stricter rules.
                    InternetAddress address = new InternetAddress();
                    address.setAddress(text);
                    return address;
                })
                .toArray(Address[]::new);
    }

    /** The other server's own words lie beneath. */
    private static boolean isLasting(MessagingException e) {
        for (Exception cause = e; cause instanceof MessagingException one; cause = one.getNextException()) {
            if (one.getMessage() != null
                    && LASTING.matcher(one.getMessage().strip()).matches()) {
                return true;
            }
        }
        return false;
    }

    private static String text(MessagingException e) {
        StringBuilder text = new StringBuilder(String.valueOf(e.getMessage()));
        for (Exception cause = e.getNextException();
                cause != null;
                cause = cause instanceof MessagingException one ? one.getNextException() : null) {
            text.append("; ").append(cause.getMessage());
        }
        return text.toString().replaceAll("(?U)[\\p{C}\\s]+", " ").strip();
    }
}
