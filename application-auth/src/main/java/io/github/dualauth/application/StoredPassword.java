package io.github.dualauth.application;

import io.github.dualauth.application.secret.SecretHash;
import io.github.dualauth.core.RejectionReason;
import java.util.Optional;

/**
 * A password as it is stored, and when it is good; times are milliseconds since 1970.
 *
 * @param id its row
 * @param hash its hash, if it was made here
 * @param importedHash its slow hash, if a person chose it; empty if it was made here
 * @param notBefore the first instant at which it is good
 * @param expiresAt the first instant at which it is good no more
 * @param revokedAt when it was revoked; {@link Long#MAX_VALUE} if it was not
 */
record StoredPassword(
        String id, SecretHash hash, Optional<String> importedHash, long notBefore, long expiresAt, long revokedAt) {

    /** Why the right password is not good at {@code now}; empty if it is. */
    Optional<RejectionReason> fault(long now) {
        // Whatever the time: this node's clock may be behind the one that wrote it, or be set back.
        if (revokedAt != Long.MAX_VALUE) {
            return Optional.of(RejectionReason.APPLICATION_PASSWORD_REVOKED);
        }
        if (now < notBefore) {
            return Optional.of(RejectionReason.APPLICATION_PASSWORD_NOT_YET_VALID);
        }
        return now < expiresAt ? Optional.empty() : Optional.of(RejectionReason.APPLICATION_PASSWORD_EXPIRED);
    }

    /** Whether it is over for good; one that is not good yet is not over. */
    boolean ended(long now) {
        return revokedAt != Long.MAX_VALUE || expiresAt <= now;
    }

    @Override
    public String toString() {
        return "StoredPassword[" + id + "]";
    }
}
