package io.github.dualauth.core.http;

import io.github.dualauth.core.ApplicationVerifier;
import io.github.dualauth.core.ClientSecret;
import io.github.dualauth.core.PresentedCredential;
import io.github.dualauth.core.RejectionReason;
import io.github.dualauth.core.Verification;
import io.github.dualauth.core.VerifiedApplication;
import io.github.dualauth.core.body.fields.BodyFields;
import io.github.dualauth.core.policy.CredentialFields;
import io.github.dualauth.core.policy.FieldsCredential;
import io.github.dualauth.core.policy.NoFields;
import io.github.dualauth.core.secret.Secret;
import java.util.Set;

/** Vouches for clients whose secret is {@code it}. */
final class TestClients implements ApplicationVerifier {

    @Override
    public boolean accepts(PresentedCredential credential) {
        return credential instanceof ClientSecret;
    }

    @Override
    public String countedId(PresentedCredential credential) {
        return ((ClientSecret) credential).clientId();
    }

    @Override
    public Verification<VerifiedApplication> verify(PresentedCredential credential) {
        return Secret.of("it").sameAs(credential.secret())
                ? new Verification.Verified<>(new VerifiedApplication(countedId(credential), Set.of()))
                : new Verification.Rejected<>(RejectionReason.CLIENT_SECRET_WRONG, countedId(credential));
    }

    /** RFC 6749, 2.3.1. */
    public static final class Fields implements CredentialFields {

        @Override
        public FieldsCredential credential(BodyFields fields) {
            return fields.has("client_secret")
                    ? new FieldsCredential.Found(
                            new ClientSecret(fields.text("client_id"), fields.take("client_secret"), ""))
                    : new NoFields().credential(fields);
        }
    }
}
