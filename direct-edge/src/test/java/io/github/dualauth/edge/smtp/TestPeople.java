package io.github.dualauth.edge.smtp;

import io.github.dualauth.core.IndividualVerifier;
import io.github.dualauth.core.LoginCredential;
import io.github.dualauth.core.PresentedCredential;
import io.github.dualauth.core.RejectionReason;
import io.github.dualauth.core.Verification;
import io.github.dualauth.core.VerifiedPerson;
import io.github.dualauth.core.secret.Secret;

/** Vouches for whoever knows the one password. */
record TestPeople(String accountId, String userId) implements IndividualVerifier {

    static final String PASSWORD = "correct horse";

    @Override
    public boolean accepts(PresentedCredential credential) {
        return credential instanceof LoginCredential;
    }

    @Override
    public String countedId(PresentedCredential credential) {
        return ((LoginCredential) credential).loginId();
    }

    @Override
    public Verification<VerifiedPerson> verify(PresentedCredential credential) {
        String loginId = countedId(credential);
        return credential.secret().sameAs(Secret.of(PASSWORD))
                ? new Verification.Verified<>(new VerifiedPerson(loginId, accountId, userId))
                : new Verification.Rejected<>(RejectionReason.LOGIN_PASSWORD_WRONG, loginId);
    }
}
