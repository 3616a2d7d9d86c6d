package io.github.dualauth.edge.smtp;

import io.github.dualauth.core.IndividualVerifier;
import io.github.dualauth.core.LoginCredential;
import io.github.dualauth.core.PresentedCredential;
import io.github.dualauth.core.RejectionReason;
import io.github.dualauth.core.Verification;
import io.github.dualauth.core.VerifiedPerson;
import io.github.dualauth.core.secret.Secret;

/** Vouches for whoever knows the one password. */
final class TestPeople implements IndividualVerifier {

    static final String PASSWORD = "correct horse";

    private final String accountId;
    private final String userId;
    private String version = "1";

    TestPeople(String accountId, String userId) {
        this.accountId = accountId;
        this.userId = userId;
    }

    /** The password has been replaced by the same one: only the version tells. */
    void change() {
        version = "2";
    }

    @Override
    public boolean vouchesStill(VerifiedPerson person) {
        return person.version().equals(version);
    }

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
                ? new Verification.Verified<>(new VerifiedPerson(loginId, accountId, userId, version))
                : new Verification.Rejected<>(RejectionReason.LOGIN_PASSWORD_WRONG, loginId);
    }
}
