package io.github.dualauth.individual.session;

import io.github.dualauth.core.IndividualVerifier;
import io.github.dualauth.core.PresentedCredential;
import io.github.dualauth.core.RejectionReason;
import io.github.dualauth.core.SessionId;
import io.github.dualauth.core.Verification;
import io.github.dualauth.core.VerifiedPerson;
import io.github.dualauth.individual.LoginRegistry;
import java.util.Optional;

/** Vouches for the person whose browser has a session. */
public final class SessionVerifier implements IndividualVerifier {

    private final Sessions sessions;
    private final LoginRegistry logins;

    /** Looks sessions up in {@code sessions}. */
    public SessionVerifier(Sessions sessions, LoginRegistry logins) {
        this.sessions = sessions;
        this.logins = logins;
    }

    @Override
    public boolean accepts(PresentedCredential credential) {
        return credential instanceof SessionId;
    }

    /** It names nobody. */
    @Override
    public String countedId(PresentedCredential credential) {
        return "";
    }

    @Override
    public boolean countsFailures() {
        return false;
    }

    @Override
    public Verification<VerifiedPerson> verify(PresentedCredential credential) {
        Optional<SessionPerson> person = sessions.find(credential.secret());
        return person.isPresent()
                ? new Verification.Verified<>(SignOnVerifier.verified(person.get(), logins))
                : new Verification.Rejected<>(RejectionReason.SESSION_ENDED, "");
    }
}
