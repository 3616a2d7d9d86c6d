package io.github.dualauth.application.secret;

import io.github.dualauth.core.database.DependencyUnavailableException;
import io.github.dualauth.core.secret.KeyRing;
import io.github.dualauth.core.secret.Secret;
import io.github.dualauth.core.secret.SecretBox;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;

/**
 * Seals the hash of an application's password or key for its application and row, so that a row that somebody moved to
 * another application in the database lets nobody in; and seals it anew under another key without the secret.
 *
 * @param keys the keys
 * @param box seals under them
 */
public record HashSeal(KeyRing keys, SecretBox box) {

    private static final Logger LOG = System.getLogger(HashSeal.class.getName());

    /** A seal under the keys of this ring. */
    public static HashSeal under(KeyRing keys) {
        return new HashSeal(keys, new SecretBox(keys));
    }

    /** The sealed hash. */
    public String seal(Row row, SecretHash hash) {
        try (Secret hex = Secret.of(hash.hex())) {
            return box.seal(row.owner(), hex);
        }
    }

    /**
     * The hash that is stored; of no secret if it was moved or changed.
     *
     * @throws DependencyUnavailableException if this node lacks its key: nobody knows then who is right
     */
    public SecretHash open(Row row, String keyId, String stored) {
        if (stored.isEmpty()) {
            return SecretHash.NONE;
        }
        if (!keys.has(keyId)) {
            throw new DependencyUnavailableException("this node lacks the key " + keyId, null);
        }
        if (SecretBox.keyIdOf(stored).isEmpty()) {
            return new SecretHash(keyId, stored);
        }
        Optional<SecretHash> hash = unseal(row, stored);
        if (hash.isEmpty()) {
            LOG.log(
                    Level.ERROR,
                    "the {0} {1} of the application {2} was moved or changed in the database: it is refused",
                    row.kind(),
                    row.id(),
                    row.applicationId());
        }
        return hash.orElse(SecretHash.NONE);
    }

    /** The same hash, sealed under the current key; empty if it does not open, or is an HMAC. */
    Optional<String> reseal(Row row, String stored) {
        return unseal(row, stored).map(hash -> seal(row, hash));
    }

    private Optional<SecretHash> unseal(Row row, String stored) {
        return box.open(row.owner(), stored).map(hex -> {
            try (hex) {
                return new SecretHash("", String.valueOf(hex.toCharArray()));
            }
        });
    }

    /**
     * Where a hash is stored.
     *
     * @param kind what has it, such as {@code application-password}
     * @param applicationId whose it is
     * @param id the row
     */
    public record Row(String kind, String applicationId, String id) {

        /** No application's ID holds a colon. */
        private String owner() {
            return kind + ":" + applicationId + ":" + id;
        }
    }
}
