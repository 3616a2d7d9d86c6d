package io.github.dualauth.individual.session;

import io.github.dualauth.core.IndividualVerifier;
import io.github.dualauth.core.PresentedCredential;
import io.github.dualauth.core.RejectionReason;
import io.github.dualauth.core.SignOnToken;
import io.github.dualauth.core.Verification;
import io.github.dualauth.core.VerifiedPerson;
import io.github.dualauth.individual.Login;
import io.github.dualauth.individual.LoginRegistry;
import java.util.Optional;

/** Vouches for the person whom a link signs on. Why a link is refused, nobody is told, and the audit neither: it is used up. */
public final class SignOnVerifier implements IndividualVerifier {

    private final Sessions sessions;
    private final LoginRegistry logins;

    /** Redeems tokens of {@code sessions}. */
    public SignOnVerifier(Sessions sessions, LoginRegistry logins) {
        this.sessions = sessions;
        this.logins = logins;
    }

    @Override
    public boolean accepts(PresentedCredential credential) {
        return credential instanceof SignOnToken;
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
        SignOnToken token = (SignOnToken) credential;
        Optional<SessionPerson> person = sessions.redeem(token.secret(), token.applicationId(), token.source());
        return person.isPresent()
                ? new Verification.Verified<>(verified(person.get(), logins))
                : new Verification.Rejected<>(RejectionReason.SIGN_ON_TOKEN_REFUSED, "");
    }

    static VerifiedPerson verified(SessionPerson person, LoginRegistry logins) {
        return new VerifiedPerson(
                logins.findByUser(person.userId()).map(Login::loginId).orElse(""),
                person.accountId(),
                person.userId(),
                "");
    }
}
