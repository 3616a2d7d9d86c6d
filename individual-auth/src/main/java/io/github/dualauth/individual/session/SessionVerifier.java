package io.github.dualauth.individual.session;

import io.github.dualauth.core.IndividualVerifier;
import io.github.dualauth.core.PresentedCredential;
import io.github.dualauth.core.RejectionReason;
import io.github.dualauth.core.SessionId;
import io.github.dualauth.core.SignOnToken;
import io.github.dualauth.core.Verification;
import io.github.dualauth.core.VerifiedPerson;
import io.github.dualauth.individual.Login;
import io.github.dualauth.individual.LoginRegistry;
import java.util.Optional;

/**
 * Vouches for the person whose browser has a session, or whom a link signs on. Why a link is refused, nobody is told, and
 * the audit neither: it is used up.
 */
public final class SessionVerifier implements IndividualVerifier {

    private final Sessions sessions;
    private final LoginRegistry logins;

    /** Looks sessions up, and redeems tokens, in {@code sessions}. */
    public SessionVerifier(Sessions sessions, LoginRegistry logins) {
        this.sessions = sessions;
        this.logins = logins;
    }

    @Override
    public boolean accepts(PresentedCredential credential) {
        return credential instanceof SessionId || credential instanceof SignOnToken;
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
        return credential instanceof SignOnToken token
                ? verification(
                        sessions.redeem(token.secret(), token.applicationId(), token.source()),
                        RejectionReason.SIGN_ON_TOKEN_REFUSED)
                : verification(sessions.find(credential.secret()), RejectionReason.SESSION_ENDED);
    }

    private Verification<VerifiedPerson> verification(Optional<SessionPerson> found, RejectionReason otherwise) {
        if (found.isEmpty()) {
            return new Verification.Rejected<>(otherwise, "");
        }
        SessionPerson person = found.get();
        String loginId = logins.findByUser(person.userId()).map(Login::loginId).orElse("");
        return new Verification.Verified<>(new VerifiedPerson(loginId, person.accountId(), person.userId(), ""));
    }
}
