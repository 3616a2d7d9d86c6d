package io.github.dualauth.core.policy;

import io.github.dualauth.core.Refusal;
import io.github.dualauth.core.RejectionReason;
import io.github.dualauth.core.body.fields.BodyFields;

/** Of APIs that take no credential in the members of a body. */
public final class NoFields implements CredentialFields {

    @Override
    public FieldsCredential credential(BodyFields fields) {
        return new FieldsCredential.Refused(Refusal.of(RejectionReason.NO_CREDENTIAL));
    }
}
