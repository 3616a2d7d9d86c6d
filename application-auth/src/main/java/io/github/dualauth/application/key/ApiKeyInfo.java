package io.github.dualauth.application.key;

import java.time.Instant;
import java.util.Optional;

/**
 * What people may know of an API key: neither itself nor its hash.
 *
 * @param id its ID
 * @param terms what it is called, and when and where it is good
 * @param created when it was made
 * @param lastUsed the minute in which it last let somebody in; empty if it never did
 * @param revoked when it was revoked; empty if it was not
 */
public record ApiKeyInfo(
        String id, ApiKeyTerms terms, Instant created, Optional<Instant> lastUsed, Optional<Instant> revoked) {

    /** The same with another last use. */
    ApiKeyInfo lastUsed(Optional<Instant> latest) {
        return new ApiKeyInfo(id, terms, created, latest, revoked);
    }
}
