package io.github.dualauth.individual.device;

import java.util.List;

/**
 * A device as a verifier needs it.
 *
 * @param id its row
 * @param revoked whether it was revoked
 * @param live the tokens that it may use, the oldest first
 */
record StoredDevice(String id, boolean revoked, List<LiveToken> live) {

    boolean mayUse(String tokenId) {
        return !revoked && live.stream().anyMatch(token -> token.id().equals(tokenId));
    }

    /** Whether a token that was issued then, to the second, can be newer than all that are known here. */
    boolean isOlderThan(long issuedSeconds) {
        return live.stream().allMatch(token -> token.issuedAt() / 1000 <= issuedSeconds);
    }
}
