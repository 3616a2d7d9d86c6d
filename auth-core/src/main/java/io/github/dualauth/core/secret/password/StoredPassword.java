package io.github.dualauth.core.secret.password;

import io.github.dualauth.core.secret.Secret;
import java.util.Optional;

/** One stored password, in one of the formats that are read. New ones are always Argon2id. */
sealed interface StoredPassword permits Argon2idHash, BcryptHash, Pbkdf2Hash {

    /**
     * Compares in constant time.
     *
     * @param memory for those that need much
     */
    boolean matches(Secret password, Argon2Memory memory);

    /**
     * Whether a check takes no more than a second or two, and memory for many: what is brought along may not cost more.
     */
    boolean isBearable();

    /** Reads a stored string; empty if it is of another format, broken, or costs more to check than is bearable. */
    static Optional<StoredPassword> parse(String stored) {
        return Argon2idHash.parse(stored)
                .<StoredPassword>map(hash -> hash)
                .or(() -> BcryptHash.parse(stored))
                .or(() -> Pbkdf2Hash.parse(stored));
    }
}
