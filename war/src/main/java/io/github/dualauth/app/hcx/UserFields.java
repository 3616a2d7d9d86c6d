package io.github.dualauth.app.hcx;

import io.github.dualauth.core.ClientSecret;
import io.github.dualauth.core.Refusal;
import io.github.dualauth.core.RejectionReason;
import io.github.dualauth.core.body.fields.BodyFields;
import io.github.dualauth.core.policy.CredentialFields;
import io.github.dualauth.core.policy.FieldsCredential;

/**
 * {@code username} and {@code password}, or {@code participant_code}, {@code username} and {@code secret}, as published
 * clients send them: the user name is the client ID, and the password or secret the client secret. A participant code
 * beside a password, as some documents have it, must be right too.
 */
public final class UserFields implements CredentialFields {

    static final String NAME = "username";
    static final String PASSWORD = "password";
    private static final String SECRET = "secret";
    private static final String CODE = "participant_code";

    /** Stateless. */
    public UserFields() {}

    @Override
    public FieldsCredential credential(BodyFields fields) {
        if (fields.has(PASSWORD) && fields.has(SECRET)) {
            return refused(RejectionReason.TWO_CREDENTIALS, SECRET);
        }
        if (!fields.has(NAME)) {
            return refused(RejectionReason.HALF_CREDENTIAL, NAME);
        }
        if (fields.has(SECRET)) {
            return fields.has(CODE) ? found(fields, SECRET) : refused(RejectionReason.HALF_CREDENTIAL, CODE);
        }
        return fields.has(PASSWORD) ? found(fields, PASSWORD) : refused(RejectionReason.HALF_CREDENTIAL, PASSWORD);
    }

    private static FieldsCredential found(BodyFields fields, String secret) {
        return new FieldsCredential.Found(new ClientSecret(fields.text(NAME), fields.take(secret), fields.text(CODE)));
    }

    static FieldsCredential refused(RejectionReason reason, String field) {
        return new FieldsCredential.Refused(new Refusal(reason, field));
    }
}
