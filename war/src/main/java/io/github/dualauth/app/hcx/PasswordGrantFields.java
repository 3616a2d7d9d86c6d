package io.github.dualauth.app.hcx;

import io.github.dualauth.core.ClientSecret;
import io.github.dualauth.core.RejectionReason;
import io.github.dualauth.core.body.fields.BodyFields;
import io.github.dualauth.core.policy.CredentialFields;
import io.github.dualauth.core.policy.FieldsCredential;

/**
 * {@code grant_type=password} with {@code username} and {@code password}, as the npm and Python clients send it. Their
 * {@code client_id} is a constant that says nothing of the sender.
 */
public final class PasswordGrantFields implements CredentialFields {

    private static final String GRANT = "grant_type";

    /** Stateless. */
    public PasswordGrantFields() {}

    @Override
    public FieldsCredential credential(BodyFields fields) {
        for (String name : new String[] {GRANT, UserFields.NAME, UserFields.PASSWORD}) {
            if (!fields.has(name)) {
                return UserFields.refused(RejectionReason.HALF_CREDENTIAL, name);
            }
        }
        return fields.text(GRANT).equals("password")
                ? new FieldsCredential.Found(
                        new ClientSecret(fields.text(UserFields.NAME), fields.take(UserFields.PASSWORD), ""))
                : UserFields.refused(RejectionReason.AUTH_TYPE_INVALID, GRANT);
    }
}
