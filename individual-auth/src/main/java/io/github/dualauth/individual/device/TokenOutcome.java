package io.github.dualauth.individual.device;

import io.github.dualauth.core.secret.Secret;
import java.time.Duration;

/** What became of a request for a desktop token. */
public sealed interface TokenOutcome {

    /**
     * Here it is.
     *
     * @param accessToken the token, to be sent once and wiped
     * @param life how long it is good
     */
    record Issued(Secret accessToken, Duration life) implements TokenOutcome {}

    /** There is no such site, or it is another application's, or it is not paired: nobody is told which. */
    record SiteUnknown() implements TokenOutcome {}

    /** The account that the site is, is inactive. */
    record SiteInactive() implements TokenOutcome {}

    /** The device was revoked. */
    record DeviceRevoked() implements TokenOutcome {}

    /** The device is new, and the site has as many as it may have. */
    record SiteFull() implements TokenOutcome {}
}
