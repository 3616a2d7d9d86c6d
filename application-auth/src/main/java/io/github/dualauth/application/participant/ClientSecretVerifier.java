package io.github.dualauth.application.participant;

import io.github.dualauth.application.ApplicationRegistry;
import io.github.dualauth.core.ApplicationVerifier;
import io.github.dualauth.core.ClientSecret;
import io.github.dualauth.core.PresentedCredential;
import io.github.dualauth.core.RejectionReason;
import io.github.dualauth.core.Verification;
import io.github.dualauth.core.VerifiedApplication;
import java.util.Optional;

/** Vouches for the application behind a participant that knows its client secret. */
public final class ClientSecretVerifier implements ApplicationVerifier {

    private final ParticipantRegistry participants;
    private final ParticipantStanding standing;
    private final ClientKey nobody = ClientKey.ofNobody();

    /** Looks participants and their applications up in the two registries. */
    public ClientSecretVerifier(ParticipantRegistry participants, ApplicationRegistry applications) {
        this.participants = participants;
        this.standing = new ParticipantStanding(applications);
    }

    @Override
    public boolean accepts(PresentedCredential credential) {
        return credential instanceof ClientSecret;
    }

    @Override
    public String countedId(PresentedCredential credential) {
        return ((ClientSecret) credential).clientId();
    }

    @Override
    public boolean guessable(PresentedCredential credential) {
        return !ClientKey.FORM.made(credential.secret());
    }

    @Override
    public Verification<VerifiedApplication> verify(PresentedCredential credential) {
        ClientSecret presented = (ClientSecret) credential;
        Optional<RegisteredParticipant> found = participants.registered(presented.clientId());
        boolean right = found.map(RegisteredParticipant::key).orElse(nobody).isOf(presented.secret());
        if (found.isEmpty()) {
            return ParticipantStanding.unknown();
        }
        Participant participant = found.get().participant();
        boolean named = presented.participantCode().isEmpty()
                || presented.participantCode().equals(participant.code());
        return right && named
                ? standing.of(participant, found.get().key().mark())
                : ParticipantStanding.rejected(RejectionReason.CLIENT_SECRET_WRONG, participant);
    }
}
