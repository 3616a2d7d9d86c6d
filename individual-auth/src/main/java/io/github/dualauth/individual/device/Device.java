package io.github.dualauth.individual.device;

import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

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

    private static final Pattern DEVICE_ID = Pattern.compile("[\\x21-\\x7E]{1,128}");

    /**
     * Whether a device may call itself so: 1 to 128 visible ASCII characters, which a header carries unchanged, and no eye
     * takes for others.
     */
    public static boolean isDeviceId(String text) {
        return DEVICE_ID.matcher(text).matches();
    }

    Device lastSeen(Optional<Instant> latest) {
        return new Device(id, deviceId, siteId, created, latest, revoked);
    }
}
