package io.github.dualauth.core.body;

import io.github.dualauth.core.PresentedCredential;
import io.github.dualauth.core.Refusal;

/** What a body was found to hold: a credential, none, or something that must be refused. */
public sealed interface Extraction permits Extraction.Found, Extraction.Beside, Extraction.Absent, Extraction.Refused {

    /**
     * {@code auth} holds one whole credential.
     *
     * @param credential what was presented; the receiver wipes its secret
     * @param body the whole body for the resource, with {@code auth}'s passwords blanked
     */
    record Found(PresentedCredential credential, WatchedBody body) implements Extraction {}

    /**
     * A credential came in a header, and the body holds no other one.
     *
     * @param accountId the account in {@code auth}; {@code ""} when none was named, or looked for
     * @param userId the user in {@code auth}; {@code ""} when none was named, or looked for
     * @param body the whole body for the resource
     */
    record Beside(String accountId, String userId, WatchedBody body) implements Extraction {}

    /**
     * No credential: no {@code auth}, a null one, one whose members are all empty or null, or no body at all.
     *
     * @param body the whole body for the resource
     */
    record Absent(WatchedBody body) implements Extraction {}

    /**
     * The body must not reach a resource; what was read of it has been wiped.
     *
     * @param refusal why
     */
    record Refused(Refusal refusal) implements Extraction {}
}
