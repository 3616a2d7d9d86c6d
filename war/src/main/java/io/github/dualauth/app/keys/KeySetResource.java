package io.github.dualauth.app.keys;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import io.github.dualauth.application.gateway.GatewayCertificates;
import io.github.dualauth.core.config.CoreConfiguration;
import io.github.dualauth.core.policy.Unauthenticated;
import io.github.dualauth.core.token.SigningKeys;
import io.github.dualauth.core.token.SigningPurpose;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.List;

/** The public keys, for anybody. They may be kept for five minutes; a key is published for longer before it signs. */
@Path("/")
@ApplicationScoped
@Unauthenticated
public class KeySetResource {

    private static final String FOR_FIVE_MINUTES = "public, max-age=300";
    private static final String KEY_SET = "application/jwk-set+json";
    private static final String PEM = "application/x-pem-file";

    private SigningKeys keys;
    private List<SigningPurpose> published = List.of();
    private GatewayCertificates certificates;

    /** For the client proxy. */
    protected KeySetResource() {}

    @Inject
    KeySetResource(SigningKeys keys, @Any Instance<SigningPurpose> purposes, CoreConfiguration configuration) {
        this.keys = keys;
        this.published = purposes.stream().filter(SigningPurpose::published).toList();
        this.certificates = new GatewayCertificates(keys, configuration.issuer(), Clock.systemUTC());
    }

    /** All keys that others check signatures with, as a JWK set (RFC 7517, 5). */
    @GET
    @Path("jwks.json")
    @Produces({KEY_SET, "application/json"})
    public Response keySet() {
        List<JWK> all = published.stream()
                .flatMap(purpose -> keys.published(purpose).stream())
                .toList();
        return cached(new JWKSet(all).toString(true));
    }

    /** The key that signs calls to participants, and then the next and the last one, as certificates signed with themselves. */
    @GET
    @Path("certificate.pem")
    @Produces({PEM, "text/plain"})
    public Response certificate() {
        return cached(certificates.pem());
    }

    private static Response cached(String text) {
        return Response.ok(text)
                .header(HttpHeaders.CACHE_CONTROL, FOR_FIVE_MINUTES)
                .build();
    }
}
