package io.github.dualauth.edge.smtp.text;

import io.github.dualauth.core.LoginCredential;
import io.github.dualauth.core.secret.Secret;
import java.util.Arrays;
import java.util.Optional;

/**
 * The message of SASL PLAIN (RFC 4616, 2): an authorization identity, NUL, an authentication identity, NUL, a password. Here
 * nobody acts as somebody else: the first is empty or the same as the second.
 */
public final class SaslPlain {

    private SaslPlain() {}

    /** Reads what came in base64. */
    public static SaslReading read(byte[] base64) {
        Optional<byte[]> decoded = SaslText.decode(base64);
        if (decoded.isEmpty()) {
            return new SaslReading.Malformed();
        }
        byte[] message = decoded.get();
        try {
            return message(message);
        } finally {
            Arrays.fill(message, (byte) 0);
        }
    }

    private static SaslReading message(byte[] message) {
        int first = indexOfNul(message, 0);
        int second = indexOfNul(message, first + 1);
        if (first == message.length || second == message.length || indexOfNul(message, second + 1) < message.length) {
            return new SaslReading.Malformed();
        }
        boolean foreign = first > 0 && !Arrays.equals(message, 0, first, message, first + 1, second);
        Optional<Secret> loginId = SaslText.text(message, first + 1, second);
        Optional<Secret> password = SaslText.text(message, second + 1, message.length);
        if (loginId.isEmpty() || password.isEmpty()) {
            loginId.ifPresent(Secret::close);
            password.ifPresent(Secret::close);
            return new SaslReading.Malformed();
        }
        if (foreign) {
            loginId.get().close();
            password.get().close();
            return new SaslReading.ForeignIdentity();
        }
        return new SaslReading.Login(new LoginCredential(SaslText.open(loginId.get()), password.get()));
    }

    private static int indexOfNul(byte[] message, int from) {
        int at = Math.min(from, message.length);
        while (at < message.length && message[at] != 0) {
            at++;
        }
        return at;
    }
}
