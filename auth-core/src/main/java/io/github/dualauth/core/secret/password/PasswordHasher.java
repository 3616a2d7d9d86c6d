package io.github.dualauth.core.secret.password;

import io.github.dualauth.core.secret.Secret;

/**
 * Passwords that people chose: Argon2id (RFC 9106) with its parameters in the stored string. bcrypt and PBKDF2 strings
 * that a customer brought along are verified too.
 */
public final class PasswordHasher {

    private final Argon2Parameters parameters;
    private final String head;
    private final Argon2idHash nobody;
    private final Argon2Memory memory;

    /** Hashes new passwords with these parameters. */
    public PasswordHasher(Argon2Parameters parameters) {
        this.parameters = parameters;
        this.head = Argon2idHash.head(parameters);
        this.nobody = Argon2idHash.ofNobody(parameters);
        this.memory = new Argon2Memory(parameters);
    }

    /** The string to store. */
    public String hash(Secret password) {
        return Argon2idHash.of(password, parameters, memory).toString();
    }

    /** Whether {@code stored} is of this password; never, if it is in no format that is read. */
    public boolean matches(Secret password, String stored) {
        return StoredPassword.parse(stored)
                .filter(hash -> hash.matches(password, memory))
                .isPresent();
    }

    /** As much work as {@link #matches} on a fresh hash, for a login that does not exist. */
    public void matchesNobody(Secret password) {
        boolean ignored = nobody.matches(password, memory);
    }

    /** Whether {@code stored}, which is in a format that is read, is of other parameters or another function than new ones. */
    public boolean isOutdated(String stored) {
        return !Argon2idHash.isLike(stored, head);
    }

    /** Whether {@code stored} is in a format that is read, whole, and not too dear to check. */
    public static boolean reads(String stored) {
        return StoredPassword.parse(stored).filter(StoredPassword::isBearable).isPresent();
    }
}
