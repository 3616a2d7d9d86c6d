package io.github.dualauth.application;

import java.time.Instant;
import java.util.Optional;

/**
 * What people may know of an application's password: neither itself nor its hash.
 *
 * @param id its ID
 * @param name what people call it
 * @param imported whether a person chose it elsewhere; otherwise it was made here
 * @param created when it was stored
 * @param notBefore the first instant at which it is good
 * @param expires the first instant at which it is good no more; empty if it has no end
 * @param lastUsed the minute in which it last let somebody in; empty if it never did
 * @param revoked when it was revoked; empty if it was not
 */
public record PasswordInfo(
        String id,
        String name,
        boolean imported,
        Instant created,
        Instant notBefore,
        Optional<Instant> expires,
        Optional<Instant> lastUsed,
        Optional<Instant> revoked) {

    /** The same with another last use. */
    PasswordInfo lastUsed(Optional<Instant> latest) {
        return new PasswordInfo(id, name, imported, created, notBefore, expires, latest, revoked);
    }
}
