package io.github.dualauth.core.http;

import io.github.dualauth.core.ApiKey;
import io.github.dualauth.core.BearerToken;
import io.github.dualauth.core.ClientCertificate;
import io.github.dualauth.core.CredentialKind;
import io.github.dualauth.core.PresentedCredential;
import io.github.dualauth.core.Refusal;
import io.github.dualauth.core.RejectionReason;
import io.github.dualauth.core.SessionId;
import io.github.dualauth.core.SignOnToken;
import io.github.dualauth.core.policy.ApiPolicy;
import io.github.dualauth.core.secret.Secret;
import io.github.dualauth.core.token.SignedTokens;
import io.github.dualauth.core.token.TokenReading;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Cookie;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedMap;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;

/**
 * The credential in the head of a request: a bearer token (RFC 6750, 2.1), an API key, and for APIs that ask for them a
 * session, in a cookie, the token of a link, in the path, or the certificate of the connection. Other schemes of
 * Authorization are none of ours, and say nothing.
 */
sealed interface HeadCredential {

    /** The header of an API key. */
    String API_KEY = "Ocp-Apim-Subscription-Key";

    /** The header in which a device says which one it is. */
    String DEVICE_ID = "DeviceId";

    /** The attribute that holds the certificates of the client (Jakarta Servlet 6.0, 3.10). */
    String CERTIFICATES = "jakarta.servlet.request.X509Certificate";

    /** The name of the site in the path of an API. */
    String SITE_ID = "siteId";

    /** Longer than any ID that is stored. */
    int LONGEST = 256;

    /** There is none. */
    record Nothing() implements HeadCredential {}

    /**
     * There is one.
     *
     * @param credential it
     */
    record Found(PresentedCredential credential) implements HeadCredential {}

    /**
     * What is there cannot be one.
     *
     * @param refusal why
     */
    record Refused(Refusal refusal) implements HeadCredential {}

    /** Looks at the header of {@code request}, which came from the address {@code source}. */
    static HeadCredential of(ContainerRequestContext request, ApiPolicy policy, SignedTokens tokens, String source) {
        if (policy.credentials().contains(CredentialKind.SIGN_ON)) {
            return signOn(request.getUriInfo().getPathParameters(), source);
        }
        if (policy.credentials().contains(CredentialKind.SESSION)) {
            Cookie cookie = request.getCookies().get(SessionId.COOKIE);
            if (cookie != null
                    && !cookie.getValue().isEmpty()
                    && cookie.getValue().length() <= LONGEST) {
                HeadCredential header = of(request, tokens, source);
                if (header instanceof Nothing) {
                    return new Found(new SessionId(Secret.of(cookie.getValue())));
                }
                wipe(header);
                return new Refused(Refusal.of(RejectionReason.TWO_CREDENTIALS));
            }
        }
        return policy.credentials().contains(CredentialKind.CERTIFICATE)
                ? withCertificate(request, policy, of(request, tokens, source))
                : of(request, tokens, source);
    }

    /** What the TLS connection proved, or a trusted proxy said of its own, where the API asks for it. */
    private static HeadCredential withCertificate(
            ContainerRequestContext request, ApiPolicy policy, HeadCredential header) {
        if (request.getProperty(UntrustedCertificate.ATTRIBUTE) != null) {
            wipe(header);
            return new Refused(Refusal.of(RejectionReason.CERTIFICATE_UNTRUSTED));
        }
        if (!(request.getProperty(CERTIFICATES) instanceof X509Certificate[] chain) || chain.length == 0) {
            return header instanceof Nothing && policy.credentials().size() == 1
                    ? new Refused(Refusal.of(RejectionReason.CERTIFICATE_MISSING))
                    : header;
        }
        if (header instanceof Nothing) {
            return new Found(new ClientCertificate(List.of(chain)));
        }
        wipe(header);
        return new Refused(Refusal.of(RejectionReason.TWO_CREDENTIALS));
    }

    private static void wipe(HeadCredential refused) {
        if (refused instanceof Found found) {
            found.credential().secret().close();
        }
    }

    private static HeadCredential signOn(MultivaluedMap<String, String> path, String source) {
        return new Found(new SignOnToken(
                Secret.of(bounded(path.getFirst("token"))), bounded(path.getFirst("applicationId")), source));
    }

    private static HeadCredential of(ContainerRequestContext request, SignedTokens tokens, String source) {
        List<String> authorization = request.getHeaders().get(HttpHeaders.AUTHORIZATION);
        List<String> keys = request.getHeaders().get(API_KEY);
        Optional<BearerHeader> bearer = bearer(authorization);
        boolean key = keys != null && keys.stream().anyMatch(value -> !value.isBlank());
        if (bearer.isPresent() && key) {
            return new Refused(new Refusal(RejectionReason.TWO_CREDENTIALS, API_KEY));
        }
        if (bearer.isPresent()) {
            return bearer(request, bearer.get(), tokens);
        }
        return key ? apiKey(keys, source) : new Nothing();
    }

    /** The one bearer token; nothing sound, if more is said than that. */
    private static Optional<BearerHeader> bearer(List<String> authorization) {
        if (authorization == null) {
            return Optional.empty();
        }
        for (String value : authorization) {
            Optional<BearerHeader> bearer = BearerHeader.of(value);
            if (bearer.isPresent()) {
                return authorization.size() == 1 ? bearer : Optional.of(new BearerHeader(Optional.empty()));
            }
        }
        return Optional.empty();
    }

    private static HeadCredential bearer(ContainerRequestContext request, BearerHeader bearer, SignedTokens tokens) {
        if (bearer.token().isEmpty()) {
            return new Refused(new Refusal(RejectionReason.AUTHORIZATION_INVALID, HttpHeaders.AUTHORIZATION));
        }
        String text = bearer.token().get();
        TokenReading reading = tokens.read(text);
        if (reading instanceof TokenReading.Refused refused) {
            return new Refused(Refusal.of(refused.reason()));
        }
        String site = request.getUriInfo().getPathParameters().getFirst(SITE_ID);
        return new Found(new BearerToken(
                Secret.of(text),
                ((TokenReading.Read) reading).token(),
                bounded(request.getHeaderString(DEVICE_ID)),
                bounded(site),
                "",
                ""));
    }

    private static HeadCredential apiKey(List<String> keys, String source) {
        if (keys.size() > 1) {
            return new Refused(new Refusal(RejectionReason.TWO_CREDENTIALS, API_KEY));
        }
        String key = keys.get(0).strip();
        return key.length() > LONGEST
                ? new Refused(Refusal.of(RejectionReason.API_KEY_UNKNOWN))
                : new Found(new ApiKey(Secret.of(key), source));
    }

    private static String bounded(String text) {
        return text == null ? "" : text.substring(0, Math.min(text.length(), LONGEST));
    }
}
