package io.github.dualauth.edge.smtp.text;

import io.github.dualauth.core.LoginCredential;
import io.github.dualauth.core.secret.Secret;
import java.util.Arrays;
import java.util.Optional;

/** The two answers of SASL LOGIN (draft-murchison-sasl-login-00): a login ID, and then a password. */
public final class SaslLogin {

    /** What asks for the login ID: {@code Username:}. */
    public static final String ASK_LOGIN_ID = "VXNlcm5hbWU6";

    /** What asks for the password: {@code Password:}. */
    public static final String ASK_PASSWORD = "UGFzc3dvcmQ6";

    private SaslLogin() {}

    /** Reads the two answers, both in base64. */
    public static SaslReading read(byte[] loginId, byte[] password) {
        Optional<Secret> id = text(loginId);
        Optional<Secret> secret = text(password);
        if (id.isEmpty() || secret.isEmpty()) {
            id.ifPresent(Secret::close);
            secret.ifPresent(Secret::close);
            return new SaslReading.Malformed();
        }
        return new SaslReading.Login(new LoginCredential(SaslText.open(id.get()), secret.get()));
    }

    private static Optional<Secret> text(byte[] base64) {
        return SaslText.decode(base64).flatMap(octets -> {
            try {
                return SaslText.text(octets, 0, octets.length);
            } finally {
                Arrays.fill(octets, (byte) 0);
            }
        });
    }
}
