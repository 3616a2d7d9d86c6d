package io.github.dualauth.core.token;

import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.util.Base64URL;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;

/**
 * A JSON Web Token in a JWS (RFC 7519, RFC 7515), read by {@link SignedTokens}. What it says is worth nothing before
 * {@link SignedTokens#verify} had nothing against it.
 */
public final class SignedToken {

    private static final String MEDIA_TYPE_PREFIX = "application/";

    private final JWSHeader header;
    private final Map<String, Object> claims;
    private final TokenDigest digest;
    private final String signingInput;
    private final Base64URL signature;
    private final String mark;

    SignedToken(Parts parts, TokenDigest digest) {
        this(parts.header(), parts.claims(), digest, parts.signingInput(), parts.signature(), "");
    }

    private SignedToken(
            JWSHeader header,
            Map<String, Object> claims,
            TokenDigest digest,
            String signingInput,
            Base64URL signature,
            String mark) {
        this.header = header;
        this.claims = claims;
        this.digest = digest;
        this.signingInput = signingInput;
        this.signature = signature;
        this.mark = mark;
    }

    /** The media type in {@code typ}, in lower case and without {@code application/} (RFC 7515, 4.1.9); {@code ""} without. */
    public String type() {
        if (header.getType() == null) {
            return "";
        }
        String type = header.getType().getType().toLowerCase(Locale.ROOT);
        return type.startsWith(MEDIA_TYPE_PREFIX) ? type.substring(MEDIA_TYPE_PREFIX.length()) : type;
    }

    /** The ID of the key that it names; {@code ""} if it names none. */
    public String keyId() {
        return header.getKeyID() == null ? "" : header.getKeyID();
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

    /** All claims: strings, numbers, booleans, lists and maps; unmodifiable. */
    public Map<String, Object> claims() {
        return claims;
    }

    JWSHeader header() {
        return header;
    }

    TokenDigest digest() {
        return digest;
    }

    byte[] signingInput() {
        return signingInput.getBytes(StandardCharsets.US_ASCII);
    }

    Base64URL signature() {
        return signature;
    }

    /** Whether this node has verified it before, under this key. */
    boolean wasVerifiedUnder(String keyMark) {
        return mark.equals(keyMark);
    }

    /** What is kept of it, now that the signature is known to be right. */
    SignedToken verifiedUnder(String keyMark) {
        return new SignedToken(header, claims, digest, "", signature, keyMark);
    }

    /** Neither the claims, which may name people, nor the signature. */
    @Override
    public String toString() {
        return "SignedToken[" + header.getAlgorithm() + "]";
    }

    /** What a token was taken apart into. */
    record Parts(JWSHeader header, Map<String, Object> claims, String signingInput, Base64URL signature) {}
}
