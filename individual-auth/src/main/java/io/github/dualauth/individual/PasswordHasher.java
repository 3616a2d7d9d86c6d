package io.github.dualauth.individual;

import com.password4j.Argon2Function;
import com.password4j.BcryptFunction;
import com.password4j.Password;
import com.password4j.SecureString;
import com.password4j.types.Argon2;
import io.github.dualauth.core.secret.Secret;

/**
 * People's passwords: Argon2id (RFC 9106) with its parameters in the stored string; bcrypt strings that a customer
 * brought along are verified too.
 */
public final class PasswordHasher {

    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;

    private final Argon2Function function;
    private final String nobody;

    /** Hashes new passwords with these parameters. */
    public PasswordHasher(Argon2Parameters parameters) {
        this.function = Argon2Function.getInstance(
                parameters.memoryKib(), parameters.iterations(), parameters.parallelism(), HASH_BYTES, Argon2.ID);
        this.nobody = hash(Secret.of("nobody has this password"));
    }

    /** The string to store. */
    public String hash(Secret password) {
        SecureString clear = clear(password);
        try {
            return Password.hash(clear).addRandomSalt(SALT_BYTES).with(function).getResult();
        } finally {
            clear.clear();
        }
    }

    /** Whether {@code stored} is of this password. */
    public boolean matches(Secret password, String stored) {
        SecureString clear = clear(password);
        try {
            return isBcrypt(stored)
                    ? Password.check(clear, stored).with(BcryptFunction.getInstanceFromHash(stored))
                    : Password.check(clear, stored).with(Argon2Function.getInstanceFromHash(stored));
        } finally {
            clear.clear();
        }
    }

    /** As much work as {@link #matches} on a fresh hash, for a login that does not exist. */
    public void matchesNobody(Secret password) {
        matches(password, nobody);
    }

    /** Whether {@code stored} was made with other parameters, or another function, than new ones are. */
    public boolean isOutdated(String stored) {
        return isBcrypt(stored) || !Argon2Function.getInstanceFromHash(stored).equals(function);
    }

    private static boolean isBcrypt(String stored) {
        return stored.startsWith("$2");
    }

    private static SecureString clear(Secret password) {
        char[] characters = password.toCharArray();
        return new SecureString(characters, true);
    }
}
