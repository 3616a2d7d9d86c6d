package io.github.dualauth.individual.device;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jwt.JWTClaimsSet;
import io.github.dualauth.core.directory.Account;
import io.github.dualauth.core.directory.AccountDirectory;
import io.github.dualauth.core.secret.Secret;
import io.github.dualauth.core.token.SigningKeys;
import io.github.dualauth.core.token.SigningPurpose;
import io.github.dualauth.core.token.TokenRules;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/**
 * Issues desktop tokens: JSON Web Tokens (RFC 7519) of type {@code desktop+jwt}, signed with ES256, bound to a device
 * ({@code sub}), a site ({@code site_id}) and an application ({@code client_id}).
 */
public final class DesktopTokens {

    /** What signs them; nobody else checks them, so no key is published. */
    public static final SigningPurpose PURPOSE = new SigningPurpose("desktop", JWSAlgorithm.ES256, false);

    static final String TYPE = "desktop+jwt";
    static final String SITE = "site_id";
    static final String APPLICATION = "client_id";
    static final TokenRules RULES = new TokenRules(DeviceConfiguration.LONGEST_LIFE);

    private final Rows rows;
    private final SigningKeys keys;
    private final Settings settings;
    private final Clock clock;

    /** Signs with {@code keys}. */
    public DesktopTokens(Rows rows, SigningKeys keys, Settings settings, Clock clock) {
        this.rows = rows;
        this.keys = keys;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Where devices, sites and accounts are.
     *
     * @param devices the devices
     * @param sites the sites
     * @param accounts the accounts
     */
    public record Rows(Devices devices, Sites sites, AccountDirectory accounts) {}

    /**
     * What tokens say and for how long.
     *
     * @param issuer this deployment
     * @param configuration of devices
     */
    public record Settings(String issuer, DeviceConfiguration configuration) {}

    /** Issues a token; beyond the configured number the device's oldest one ends with it. */
    public TokenOutcome issue(TokenRequest asked) {
        Instant now = clock.instant();
        // The claims are in seconds; the token must not outlive what is kept of it.
        Instant issued = now.truncatedTo(ChronoUnit.SECONDS);
        Duration life = settings.configuration().tokenLifetime();
        Instant end = issued.plus(life);
        LiveToken live = new LiveToken(UUID.randomUUID().toString(), now.toEpochMilli(), end.toEpochMilli());
        if (rows.sites()
                        .find(asked.siteId())
                        .filter(site -> site.isPairedWith(asked.applicationId()))
                        .isPresent()
                && !isActive(asked.siteId())) {
            // Before anything is changed for the device.
            return new TokenOutcome.SiteInactive();
        }
        return switch (rows.devices().admit(asked, live, settings.configuration())) {
            case SITE_UNKNOWN -> new TokenOutcome.SiteUnknown();
            case SITE_FULL -> new TokenOutcome.SiteFull();
            case REVOKED -> new TokenOutcome.DeviceRevoked();
            case ADMITTED ->
                isActive(asked.siteId())
                        ? new TokenOutcome.Issued(token(asked, live.id(), issued, end), life)
                        : new TokenOutcome.SiteInactive();
        };
    }

    private Secret token(TokenRequest asked, String id, Instant issued, Instant end) {
        JWTClaimsSet claims = new JWTClaimsSet.Builder()
                .jwtID(id)
                .issuer(settings.issuer())
                .subject(asked.deviceId())
                .claim("iat", issued.getEpochSecond())
                .claim("exp", end.getEpochSecond())
                .claim(SITE, asked.siteId())
                .claim(APPLICATION, asked.applicationId())
                .build();
        return Secret.of(keys.sign(PURPOSE, TYPE, claims));
    }

    private boolean isActive(String siteId) {
        return rows.sites()
                .find(siteId)
                .flatMap(site -> rows.accounts().findById(site.accountId()))
                .filter(Account::active)
                .isPresent();
    }
}
