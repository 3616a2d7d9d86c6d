package io.github.dualauth.application.participant;

import io.github.dualauth.application.ApplicationRegistry;
import io.github.dualauth.core.ApplicationVerifier;
import io.github.dualauth.core.BearerToken;
import io.github.dualauth.core.PresentedCredential;
import io.github.dualauth.core.RejectionReason;
import io.github.dualauth.core.Verification;
import io.github.dualauth.core.VerifiedApplication;
import io.github.dualauth.core.token.SignedToken;
import io.github.dualauth.core.token.SignedTokens;
import io.github.dualauth.core.token.TokenRules;
import java.util.Optional;

/**
 * Vouches for the application behind an HCX API key: a JWT of this deployment, signed by HS256 (RFC 7518, 3.2) with the
 * client secret of the participant that is its subject, by us or by the participant itself. The algorithm belongs to this
 * class of tokens, and is never taken from a header (RFC 8725, 3.1).
 */
public final class ParticipantTokenVerifier implements ApplicationVerifier {

    private final ParticipantRegistry participants;
    private final ParticipantStanding standing;
    private final SignedTokens tokens;
    private final Acceptance acceptance;
    private final TokenRules rules;
    private final ClientKey nobody = ClientKey.ofNobody();

    /** Looks participants and their applications up in the two registries. */
    public ParticipantTokenVerifier(
            ParticipantRegistry participants,
            ApplicationRegistry applications,
            SignedTokens tokens,
            Acceptance acceptance) {
        this.participants = participants;
        this.standing = new ParticipantStanding(applications);
        this.tokens = tokens;
        this.acceptance = acceptance;
        this.rules = new TokenRules(
                acceptance.configuration().longestLifetime(),
                acceptance.configuration().milliseconds());
    }

    /**
     * Which API keys are taken.
     *
     * @param issuer what this deployment calls itself
     * @param issued knows those that were issued here
     * @param configuration how long they may live, and whether others are taken too
     */
    public record Acceptance(String issuer, ParticipantTokens issued, HcxConfiguration configuration) {}

    @Override
    public boolean accepts(PresentedCredential credential) {
        return credential instanceof BearerToken bearer
                && bearer.token().type().equals(ParticipantTokens.TYPE)
                && bearer.token().issuer().equals(acceptance.issuer());
    }

    /** Nothing: the name in a token is anybody's to send. */
    @Override
    public String countedId(PresentedCredential credential) {
        return "";
    }

    /** An HMAC under 256 random bits is guessed by nobody. */
    @Override
    public boolean countsFailures() {
        return false;
    }

    @Override
    public Verification<VerifiedApplication> verify(PresentedCredential credential) {
        SignedToken token = ((BearerToken) credential).token();
        Optional<RegisteredParticipant> found = participants.registered(token.subject());
        ClientKey key = found.map(RegisteredParticipant::key).orElse(nobody);
        Optional<RejectionReason> fault = tokens.verify(token, key.verification(), rules);
        if (found.isEmpty()) {
            return fault.filter(RejectionReason.TOKEN_ALGORITHM_WRONG::equals)
                    .<Verification<VerifiedApplication>>map(reason -> new Verification.Rejected<>(reason, ""))
                    .orElseGet(ParticipantStanding::unknown);
        }
        Participant participant = found.get().participant();
        if (fault.isPresent()) {
            return ParticipantStanding.rejected(fault.get(), participant);
        }
        return acceptance.configuration().onlyIssued() && !acceptance.issued().issued(token)
                ? ParticipantStanding.rejected(RejectionReason.TOKEN_NOT_ISSUED, participant)
                : standing.of(participant, found.get().key().mark());
    }
}
