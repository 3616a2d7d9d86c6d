package io.github.dualauth.individual.device;

import java.time.Instant;
import java.util.Optional;

/**
 * A device at a site.
 *
 * @param id its row
 * @param deviceId what it calls itself, unique at its site
 * @param siteId the site
 * @param created when it got its first token
 * @param lastSeen the minute in which it last called; empty if it never did
 * @param revoked when it was revoked; empty if it was not
 */
public record Device(
        String id,
        String deviceId,
        String siteId,
        Instant created,
        Optional<Instant> lastSeen,
        Optional<Instant> revoked) {

    Device lastSeen(Optional<Instant> latest) {
        return new Device(id, deviceId, siteId, created, latest, revoked);
    }
}
