package io.github.dualauth.core;

/**
 * What a verifier says of a presented credential.
 *
 * @param <T> whom it vouches for
 */
public sealed interface Verification<T> {

    /**
     * The credential is good.
     *
     * @param identity whose it is
     * @param <T> whom the verifier vouches for
     */
    record Verified<T>(T identity) implements Verification<T> {}

    /**
     * The credential is not good. Reasons differ for the audit only; the wire must not tell them apart.
     *
     * @param reason why
     * @param known the ID that was presented, if such an application or login exists; otherwise {@code ""}
     * @param <T> whom the verifier would have vouched for
     */
    record Rejected<T>(RejectionReason reason, String known) implements Verification<T> {}
}
