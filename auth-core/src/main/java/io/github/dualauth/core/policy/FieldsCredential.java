package io.github.dualauth.core.policy;

import io.github.dualauth.core.PresentedCredential;
import io.github.dualauth.core.Refusal;

/** What the members of a body were found to hold. */
public sealed interface FieldsCredential {

    /**
     * One whole credential.
     *
     * @param credential what was presented; the receiver wipes its secret
     */
    record Found(PresentedCredential credential) implements FieldsCredential {}

    /**
     * Something that must be refused.
     *
     * @param refusal why
     */
    record Refused(Refusal refusal) implements FieldsCredential {}
}
