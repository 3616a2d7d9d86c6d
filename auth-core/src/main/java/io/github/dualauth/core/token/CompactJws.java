package io.github.dualauth.core.token;

import com.nimbusds.jose.Header;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jose.util.JSONObjectUtils;
import io.github.dualauth.core.RejectionReason;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A JSON Web Signature taken apart, more strictly than the standard asks: compact serialization only (RFC 7515, 7.1),
 * Base64url without padding, stray bits or other characters, UTF-8, a header in which no name stands twice (RFC 7515, 4),
 * and no header parameter that brings a key, an extension or compression along (RFC 8725, 3.10).
 *
 * @param header what stands in front
 * @param signingInput what was signed
 * @param payload what it is about
 * @param signature what is to be checked
 */
record CompactJws(JWSHeader header, String signingInput, Base64URL payload, Base64URL signature) {

    private static final int PARTS = 3;
    private static final Pattern BASE64URL = Pattern.compile("[A-Za-z0-9_-]*");
    /** No path, no query, no blank: whoever looks keys up by it need not be careful. */
    private static final Pattern KEY_ID = Pattern.compile("[A-Za-z0-9_.:=@-]{1,128}");

    private static final Set<String> REFUSED = Set.of("crit", "jku", "jwk", "x5u", "x5c", "zip", "b64", "cty", "enc");

    /** Why a text is not taken. */
    static final class Fault extends Exception {

        private static final long serialVersionUID = 1L;

        private final RejectionReason reason;

        Fault(RejectionReason reason) {
            super(reason.name(), null, false, false);
            this.reason = reason;
        }

        RejectionReason reason() {
            return reason;
        }
    }

    /** Takes {@code text} apart; the signature is not checked. */
    static CompactJws read(String text) throws Fault {
        String[] parts = text.split("\\.", -1);
        if (parts.length != PARTS || parts[2].isEmpty()) {
            // Also one without a signature ("none", RFC 7515, 6).
            throw new Fault(RejectionReason.TOKEN_MALFORMED);
        }
        for (String part : parts) {
            refuseUnlessCanonical(part);
        }
        return new CompactJws(
                header(parts[0]), parts[0] + '.' + parts[1], new Base64URL(parts[1]), new Base64URL(parts[2]));
    }

    private static JWSHeader header(String part) throws Fault {
        Map<String, Object> fields = object(new Base64URL(part));
        if (!Collections.disjoint(fields.keySet(), REFUSED) || !hasPlainKeyId(fields)) {
            throw new Fault(RejectionReason.TOKEN_HEADER_REFUSED);
        }
        try {
            if (!(Header.parseAlgorithm(fields) instanceof JWSAlgorithm)) {
                throw new Fault(RejectionReason.TOKEN_ALGORITHM_WRONG);
            }
            return JWSHeader.parse(fields, new Base64URL(part));
        } catch (ParseException | IllegalArgumentException e) {
            throw new Fault(RejectionReason.TOKEN_MALFORMED);
        }
    }

    /** A JSON object in UTF-8. */
    static Map<String, Object> object(Base64URL part) throws Fault {
        try {
            Map<String, Object> object = JSONObjectUtils.parse(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(part.decode()))
                    .toString());
            if (object == null) {
                // It takes the text null for one.
                throw new Fault(RejectionReason.TOKEN_MALFORMED);
            }
            return object;
        } catch (ParseException | CharacterCodingException e) {
            throw new Fault(RejectionReason.TOKEN_MALFORMED);
        }
    }

    /** It must be the one way to write its bytes. */
    private static void refuseUnlessCanonical(String part) throws Fault {
        if (!BASE64URL.matcher(part).matches()
                || !Base64URL.encode(new Base64URL(part).decode()).toString().equals(part)) {
            throw new Fault(RejectionReason.TOKEN_MALFORMED);
        }
    }

    private static boolean hasPlainKeyId(Map<String, Object> fields) {
        Object keyId = fields.get("kid");
        return keyId == null
                || (keyId instanceof String text && KEY_ID.matcher(text).matches());
    }
}
