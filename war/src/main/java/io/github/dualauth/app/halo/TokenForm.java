package io.github.dualauth.app.halo;

import io.github.dualauth.individual.device.DeviceId;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** The form that asks for a desktop token, read strictly: each parameter once, and no other (RFC 6749, 3.2). */
sealed interface TokenForm {

    /** The one grant type. */
    String GRANT_TYPE = "urn:halo-connect:oauth:desktop-token";

    /** More than any such form holds. */
    int LONGEST = 8192;

    /** The parameters. */
    Set<String> NAMES = Set.of("grant_type", "device_id", "site_id");

    /**
     * It is one.
     *
     * @param deviceId the device, well-formed
     * @param siteId the site, as it was sent
     */
    record Read(String deviceId, String siteId) implements TokenForm {}

    /**
     * It is none.
     *
     * @param status the HTTP status
     * @param message what is wrong, without what was sent
     */
    record Faulty(int status, String message) implements TokenForm {}

    /** Reads the body to its end, within the limit. */
    static TokenForm of(InputStream body) {
        try {
            byte[] bytes = body.readNBytes(LONGEST + 1);
            return bytes.length > LONGEST ? new Faulty(413, "") : of(new String(bytes, StandardCharsets.UTF_8));
        } catch (IOException e) {
            return new Faulty(400, "the body is incomplete");
        }
    }

    private static TokenForm of(String text) {
        Map<String, String> found = new HashMap<>();
        for (String pair : text.split("&", -1)) {
            if (pair.isEmpty()) {
                continue;
            }
            int equals = pair.indexOf('=');
            try {
                String name = decoded(equals < 0 ? pair : pair.substring(0, equals));
                if (!NAMES.contains(name)) {
                    return new Faulty(400, "a parameter is unknown");
                }
                if (found.put(name, equals < 0 ? "" : decoded(pair.substring(equals + 1))) != null) {
                    return new Faulty(400, name + " is there more than once");
                }
            } catch (IllegalArgumentException e) {
                return new Faulty(400, "the form cannot be read");
            }
        }
        return of(found);
    }

    private static TokenForm of(Map<String, String> found) {
        for (String name : new String[] {"grant_type", "device_id", "site_id"}) {
            if (found.getOrDefault(name, "").isEmpty()) {
                return new Faulty(400, name + " is missing");
            }
        }
        if (!GRANT_TYPE.equals(found.get("grant_type"))) {
            return new Faulty(400, "grant_type is none that is served");
        }
        return DeviceId.isWellFormed(found.get("device_id"))
                ? new Read(found.get("device_id"), found.get("site_id"))
                : new Faulty(400, "device_id must be 1 to 128 visible ASCII characters");
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
