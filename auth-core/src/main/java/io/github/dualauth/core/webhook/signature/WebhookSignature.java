package io.github.dualauth.core.webhook.signature;

import io.github.dualauth.core.secret.Secret;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The signature of a webhook: lower-case hex of HMAC-SHA256 (RFC 2104) over body, full stop and time. */
public final class WebhookSignature {

    /** The header of a delivery's ID, the same at each attempt. */
    public static final String ID_HEADER = "X-Halo-Id";

    /** The header of the time of the attempt, in ISO-8601. */
    public static final String TIMESTAMP_HEADER = "X-Halo-Timestamp";

    /** The header of the signature. */
    public static final String SIGNATURE_HEADER = "X-Halo-Signature-256";

    private static final String ALGORITHM = "HmacSHA256";

    private WebhookSignature() {}

    /** Signs {@code body} and the text of the time as it is sent. */
    public static String of(Secret secret, byte[] body, String timestamp) {
        byte[] bytes = secret.toUtf8();
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(bytes, ALGORITHM));
            mac.update(body);
            mac.update((byte) '.');
            return HexFormat.of().formatHex(mac.doFinal(timestamp.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException(e);
        } finally {
            Arrays.fill(bytes, (byte) 0);
        }
    }
}
