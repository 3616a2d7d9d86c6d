package io.github.dualauth.core.token;

import com.nimbusds.jose.Header;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jose.util.JSONObjectUtils;
import io.github.dualauth.core.RejectionReason;
import io.github.dualauth.core.token.SignedToken.Parts;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Takes tokens apart, more strictly than the standard asks: compact serialization only (RFC 7515, 7.1), Base64url
 * without padding, stray bits or other characters, UTF-8, JSON objects in which no name stands twice (RFC 7515, 4), and
 * no header parameter that brings a key, an extension or compression along (RFC 8725, 3.10).
 */
final class TokenReader {

    /** Characters; a server takes little more than that in a header at all. */
    static final int LONGEST = 8192;

    private static final int PARTS = 3;
    private static final Pattern BASE64URL = Pattern.compile("[A-Za-z0-9_-]+");
    /** No path, no query, no blank: whoever looks keys up by it need not be careful. */
    private static final Pattern KEY_ID = Pattern.compile("[A-Za-z0-9_.:=-]{1,128}");

    private static final Set<String> REFUSED = Set.of("crit", "jku", "jwk", "x5u", "x5c", "zip", "b64", "cty", "enc");

    private TokenReader() {}

    static TokenReading read(String text, TokenDigest digest) {
        if (text.length() > LONGEST) {
            return new TokenReading.Refused(RejectionReason.TOKEN_TOO_LONG);
        }
        List<String> parts = List.of(text.split("\\.", -1));
        if (parts.size() != PARTS || !parts.stream().allMatch(TokenReader::isCanonical)) {
            // Also a JWS without a signature ("none", RFC 7515, 6), whose last part is empty.
            return new TokenReading.Refused(RejectionReason.TOKEN_MALFORMED);
        }
        try {
            Map<String, Object> fields = object(parts.get(0));
            if (!Collections.disjoint(fields.keySet(), REFUSED) || !hasPlainKeyId(fields)) {
                return new TokenReading.Refused(RejectionReason.TOKEN_HEADER_REFUSED);
            }
            if (!(Header.parseAlgorithm(fields) instanceof com.nimbusds.jose.JWSAlgorithm)) {
                return new TokenReading.Refused(RejectionReason.TOKEN_ALGORITHM_WRONG);
            }
            JWSHeader header = JWSHeader.parse(fields, new Base64URL(parts.get(0)));
            Map<String, Object> claims = Collections.unmodifiableMap(object(parts.get(1)));
            String signed = parts.get(0) + '.' + parts.get(1);
            return new TokenReading.Read(
                    new SignedToken(new Parts(header, claims, signed, new Base64URL(parts.get(2))), digest));
        } catch (ParseException | CharacterCodingException | IllegalArgumentException e) {
            return new TokenReading.Refused(RejectionReason.TOKEN_MALFORMED);
        }
    }

    /** Whether it is the one way to write these bytes. */
    private static boolean isCanonical(String part) {
        return BASE64URL.matcher(part).matches()
                && Base64URL.encode(new Base64URL(part).decode()).toString().equals(part);
    }

    private static boolean hasPlainKeyId(Map<String, Object> fields) {
        Object keyId = fields.get("kid");
        return keyId == null
                || (keyId instanceof String text && KEY_ID.matcher(text).matches());
    }

    private static Map<String, Object> object(String part) throws ParseException, CharacterCodingException {
        String text = StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(new Base64URL(part).decode()))
                .toString();
        return JSONObjectUtils.parse(text);
    }
}
