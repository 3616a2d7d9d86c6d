package io.github.dualauth.application.gateway;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jwt.JWTClaimsSet;
import io.github.dualauth.core.token.SigningKeys;
import io.github.dualauth.core.token.SigningPurpose;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.UUID;

/**
 * Mints the tokens with which this deployment calls participants: JWTs signed by RS256 (RFC 7518, 3.3) with a key whose
 * public half is at {@code /jwks.json}; subject and issuer are this deployment. They open nothing here.
 */
public final class GatewayTokens {

    /** What the keys are for. */
    public static final SigningPurpose PURPOSE = new SigningPurpose("gateway", JWSAlgorithm.RS256, true);

    /** The longest that a gateway token may be good. */
    public static final Duration LONGEST_LIFE = Duration.ofHours(1);

    private final SigningKeys keys;
    private final String issuer;
    private final Duration lifetime;
    private final Clock clock;

    /** Mints tokens of {@code issuer} that are good for {@code lifetime}, in whole seconds. */
    public GatewayTokens(SigningKeys keys, String issuer, Duration lifetime, Clock clock) {
        this.keys = keys;
        this.issuer = issuer;
        this.lifetime = lifetime;
        this.clock = clock;
    }

    /** How long each is good. */
    public Duration lifetime() {
        return lifetime;
    }

    /** A new token; whoever has it can call participants in this deployment's name while it is good. */
    public String mint() {
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        return keys.sign(
                PURPOSE,
                "JWT",
                new JWTClaimsSet.Builder()
                        .jwtID(UUID.randomUUID().toString())
                        .issuer(issuer)
                        .subject(issuer)
                        .issueTime(Date.from(now))
                        .expirationTime(Date.from(now.plus(lifetime)))
                        .build());
    }
}
