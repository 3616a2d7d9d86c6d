package io.github.dualauth.application.key;

import io.github.dualauth.application.secret.SecretHash;
import io.github.dualauth.core.RejectionReason;
import io.github.dualauth.core.address.AddressRange;
import io.github.dualauth.core.address.IpAddress;
import java.util.List;
import java.util.Optional;

/**
 * An API key as it is stored, and when and where it is good; times are milliseconds since 1970.
 *
 * @param id its row, which the key itself names
 * @param applicationId whose it is
 * @param hash its hash
 * @param environment the one environment that takes it
 * @param ranges where it may come from; none is from everywhere
 * @param notBefore the first instant at which it is good
 * @param expiresAt the first instant at which it is good no more
 * @param revoked whether it was revoked, whatever a clock says
 */
record StoredApiKey(
        String id,
        String applicationId,
        SecretHash hash,
        String environment,
        List<AddressRange> ranges,
        long notBefore,
        long expiresAt,
        boolean revoked) {

    /** Why the right key is not good at {@code now}, in {@code here}, from {@code source}; empty if it is. */
    Optional<RejectionReason> fault(long now, String here, String source) {
        if (revoked) {
            return Optional.of(RejectionReason.API_KEY_REVOKED);
        }
        if (now < notBefore) {
            return Optional.of(RejectionReason.API_KEY_NOT_YET_VALID);
        }
        if (now >= expiresAt) {
            return Optional.of(RejectionReason.API_KEY_EXPIRED);
        }
        if (!environment.equals(here)) {
            return Optional.of(RejectionReason.API_KEY_ENVIRONMENT_WRONG);
        }
        return ranges.isEmpty() || covers(source)
                ? Optional.empty()
                : Optional.of(RejectionReason.API_KEY_ADDRESS_NOT_ALLOWED);
    }

    private boolean covers(String source) {
        return IpAddress.parse(IpAddress.withoutZone(source))
                .filter(address -> ranges.stream().anyMatch(range -> range.contains(address)))
                .isPresent();
    }

    @Override
    public String toString() {
        return "StoredApiKey[" + id + "]";
    }
}
