package io.github.dualauth.core.secret;

import com.password4j.Argon2Function;
import com.password4j.Password;
import com.password4j.SecureString;
import com.password4j.types.Argon2;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Locale;

/**
 * Passwords that people chose: Argon2id (RFC 9106) with its parameters in the stored string. bcrypt and PBKDF2 strings
 * that a customer brought along are verified too.
 */
public final class PasswordHasher {

    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;

    private static final SecureRandom RANDOM = new SecureRandom();

    private final Argon2Parameters parameters;
    private final String nobody;

    /** Hashes new passwords with these parameters. */
    public PasswordHasher(Argon2Parameters parameters) {
        this.parameters = parameters;
        this.nobody = String.format(
                Locale.ROOT,
                "$argon2id$v=19$m=%d,t=%d,p=%d$%s$%s",
                parameters.memoryKib(),
                parameters.iterations(),
                parameters.parallelism(),
                random(SALT_BYTES),
                random(HASH_BYTES));
    }

    private static String random(int bytes) {
        byte[] random = new byte[bytes];
        RANDOM.nextBytes(random);
        return Base64.getEncoder().withoutPadding().encodeToString(random);
    }

    /** Made when it is needed first: it keeps as much memory as one hash takes, for good. */
    private Argon2Function function() {
        return Argon2Function.getInstance(
                parameters.memoryKib(), parameters.iterations(), parameters.parallelism(), HASH_BYTES, Argon2.ID);
    }

    /** The string to store. */
    public String hash(Secret password) {
        SecureString clear = new SecureString(password.toCharArray(), true);
        try {
            return Password.hash(clear)
                    .addRandomSalt(SALT_BYTES)
                    .with(function())
                    .getResult();
        } finally {
            clear.clear();
        }
    }

    /** Whether {@code stored} is of this password; never, if it is in no format that is read. */
    public boolean matches(Secret password, String stored) {
        return StoredPasswordFormat.of(stored)
                .filter(format -> format.matches(password, stored))
                .isPresent();
    }

    /** As much work as {@link #matches} on a fresh hash, for a login that does not exist. */
    public void matchesNobody(Secret password) {
        boolean ignored = matches(password, nobody);
    }

    /** Whether {@code stored} was made with other parameters, or another function, than new ones are. */
    public boolean isOutdated(String stored) {
        return StoredPasswordFormat.of(stored)
                .filter(format -> format.isLike(function(), stored))
                .isEmpty();
    }

    /** Whether {@code stored} is in a format that is read, whole, and not too dear to check. */
    public static boolean reads(String stored) {
        return StoredPasswordFormat.of(stored).isPresent();
    }
}
