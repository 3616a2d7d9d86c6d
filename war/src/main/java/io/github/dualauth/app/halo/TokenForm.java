package io.github.dualauth.app.halo;

import io.github.dualauth.core.RejectionReason;
import io.github.dualauth.core.body.BodyLimits;
import io.github.dualauth.core.body.fields.BodyFields;
import io.github.dualauth.core.body.fields.FieldsReader;
import io.github.dualauth.core.body.fields.FieldsReading;
import io.github.dualauth.core.policy.FaultText;
import io.github.dualauth.individual.device.Device;
import java.io.InputStream;
import java.util.List;

/** The form that asks for a desktop token, read strictly: each parameter once, and no other (RFC 6749, 3.2). */
sealed interface TokenForm {

    /** The one grant type. */
    String GRANT_TYPE = "urn:halo-connect:oauth:desktop-token";

    /** The parameters. */
    List<String> NAMES = List.of("grant_type", "device_id", "site_id");

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

    /** Reads the body to its end, within the limits. */
    static TokenForm of(InputStream body, BodyLimits limits) {
        FieldsReading reading = FieldsReader.form(body, limits);
        if (reading instanceof FieldsReading.Refused refused) {
            return faulty(refused.refusal().reason());
        }
        try (BodyFields fields = ((FieldsReading.Read) reading).fields()) {
            return of(fields);
        }
    }

    private static TokenForm of(BodyFields fields) {
        if (fields.hasMoreThan(NAMES)) {
            return new Faulty(400, "a parameter is unknown");
        }
        for (String name : NAMES) {
            if (!fields.has(name)) {
                return new Faulty(400, name + " is missing");
            }
        }
        if (!GRANT_TYPE.equals(fields.text("grant_type"))) {
            return new Faulty(400, "grant_type is none that is served");
        }
        return Device.isDeviceId(fields.text("device_id"))
                ? new Read(fields.text("device_id"), fields.text("site_id"))
                : new Faulty(400, "device_id must be 1 to 128 visible ASCII characters");
    }

    private static TokenForm faulty(RejectionReason reason) {
        return switch (reason.kind()) {
            case TOO_LARGE -> new Faulty(413, "");
            case TOO_SLOW -> new Faulty(408, "");
            default -> new Faulty(400, FaultText.of(reason));
        };
    }
}
