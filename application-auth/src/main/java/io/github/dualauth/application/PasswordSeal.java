package io.github.dualauth.application;

import io.github.dualauth.core.database.DependencyUnavailableException;
import io.github.dualauth.core.secret.KeyRing;
import io.github.dualauth.core.secret.Secret;
import io.github.dualauth.core.secret.SecretBox;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;

/**
 * Seals the hash of an application password for its application and row, so that a row that somebody moved to another
 * application in the database lets nobody in; and seals it anew under another key without the password.
 *
 * @param keys the keys
 * @param box seals under them
 */
record PasswordSeal(KeyRing keys, SecretBox box) {

    private static final Logger LOG = System.getLogger(PasswordSeal.class.getName());

    static PasswordSeal under(KeyRing keys) {
        return new PasswordSeal(keys, new SecretBox(keys));
    }

    String seal(Row row, PasswordHash hash) {
        try (Secret hex = Secret.of(hash.hex())) {
            return box.seal(row.owner(), hex);
        }
    }

    /**
     * The hash that is stored; of no password if it was moved or changed.
     *
     * @throws DependencyUnavailableException if this node lacks its key: nobody knows then whose password is right
     */
    PasswordHash open(Row row, String keyId, String stored) {
        if (stored.isEmpty()) {
            return PasswordHash.NONE;
        }
        if (!keys.has(keyId)) {
            throw new DependencyUnavailableException("this node lacks the key " + keyId, null);
        }
        if (SecretBox.keyIdOf(stored).isEmpty()) {
            return new PasswordHash(keyId, stored);
        }
        Optional<PasswordHash> hash = unseal(row, stored);
        if (hash.isEmpty()) {
            LOG.log(
                    Level.ERROR,
                    "the password {0} of the application {1} was moved or changed in the database: it is refused",
                    row.id(),
                    row.applicationId());
        }
        return hash.orElse(PasswordHash.NONE);
    }

    /** The same hash, sealed under the current key; empty if it does not open, or is an HMAC. */
    Optional<String> reseal(Row row, String stored) {
        return unseal(row, stored).map(hash -> seal(row, hash));
    }

    private Optional<PasswordHash> unseal(Row row, String stored) {
        return box.open(row.owner(), stored).map(hex -> {
            try (hex) {
                return new PasswordHash("", String.valueOf(hex.toCharArray()));
            }
        });
    }

    /**
     * Where a hash is stored.
     *
     * @param applicationId whose password it is
     * @param id the row
     */
    record Row(String applicationId, String id) {

        /** No application's ID holds a colon. */
        private String owner() {
            return "application-password:" + applicationId + ":" + id;
        }
    }
}
