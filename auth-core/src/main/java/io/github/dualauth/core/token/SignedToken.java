package io.github.dualauth.core.token;

import com.nimbusds.jose.JOSEObjectType;
import java.util.Locale;
import java.util.Map;

/**
 * A JSON Web Token in a JWS (RFC 7519, RFC 7515), read by {@link SignedTokens}. What it says is worth nothing before
 * {@link SignedTokens#verify} had nothing against it.
 */
public final class SignedToken {

    private static final String MEDIA_TYPE_PREFIX = "application/";

    private final CompactJws jws;
    private final Map<String, Object> claims;
    private final TokenDigest digest;
    private final String mark;
    private final String type;

    SignedToken(CompactJws jws, Map<String, Object> claims, TokenDigest digest) {
        this(jws, claims, digest, "");
    }

    private SignedToken(CompactJws jws, Map<String, Object> claims, TokenDigest digest, String mark) {
        this.jws = jws;
        this.claims = claims;
        this.digest = digest;
        this.mark = mark;
        this.type = type(jws.header().getType());
    }

    private static String type(JOSEObjectType given) {
        if (given == null) {
            return "";
        }
        String type = given.getType().toLowerCase(Locale.ROOT);
        return type.startsWith(MEDIA_TYPE_PREFIX) ? type.substring(MEDIA_TYPE_PREFIX.length()) : type;
    }

    /** The media type in {@code typ}, in lower case and without {@code application/} (RFC 7515, 4.1.9); {@code ""} without. */
    public String type() {
        return type;
    }

    /** The ID of the key that it names; {@code ""} if it names none. */
    public String keyId() {
        return jws.header().getKeyID() == null ? "" : jws.header().getKeyID();
    }

    /** {@code iss}, if it is a string, else {@code ""}. */
    public String issuer() {
        return text("iss");
    }

    /** {@code sub}, if it is a string, else {@code ""}. */
    public String subject() {
        return text("sub");
    }

    /** {@code jti}, if it is a string, else {@code ""}. */
    public String id() {
        return text("jti");
    }

    /** A claim that is a string; {@code ""} if it is there as anything else, or not at all. */
    public String text(String claim) {
        return claims.get(claim) instanceof String text ? text : "";
    }

    /** The token as it was sent. */
    public String text() {
        return jws.signingInput() + '.' + jws.signature();
    }

    /** All claims: strings, numbers, booleans, lists and maps; unmodifiable. */
    public Map<String, Object> claims() {
        return claims;
    }

    CompactJws jws() {
        return jws;
    }

    TokenDigest digest() {
        return digest;
    }

    /** Whether this node has verified it before, under the key with this mark. */
    boolean wasVerifiedUnder(String keyMark) {
        return !mark.isEmpty() && mark.equals(keyMark);
    }

    /** The same, now that the signature is known to be right. */
    SignedToken verifiedUnder(String keyMark) {
        return new SignedToken(jws, claims, digest, keyMark);
    }

    /** Neither the claims, which may name people, nor the signature. */
    @Override
    public String toString() {
        return "SignedToken[" + jws.header().getAlgorithm() + "]";
    }
}
