package io.github.dualauth.app.hcx;

import io.github.dualauth.core.ClientSecret;
import io.github.dualauth.core.Refusal;
import io.github.dualauth.core.RejectionReason;
import io.github.dualauth.core.body.fields.BodyFields;
import io.github.dualauth.core.policy.CredentialFields;
import io.github.dualauth.core.policy.FieldsCredential;

/** {@code client_id} and {@code client_secret}. */
public final class ClientFields implements CredentialFields {

    private static final String ID = "client_id";
    private static final String SECRET = "client_secret";

    /** Stateless. */
    public ClientFields() {}

    @Override
    public FieldsCredential credential(BodyFields fields) {
        for (String name : new String[] {ID, SECRET}) {
            if (!fields.has(name)) {
                return new FieldsCredential.Refused(new Refusal(RejectionReason.HALF_CREDENTIAL, name));
            }
        }
        return new FieldsCredential.Found(new ClientSecret(fields.text(ID), fields.take(SECRET), ""));
    }
}
