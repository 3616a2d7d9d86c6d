package io.github.dualauth.application.participant;

import io.github.dualauth.application.Application;
import io.github.dualauth.application.ApplicationRegistry;
import io.github.dualauth.core.RejectionReason;
import io.github.dualauth.core.Verification;
import io.github.dualauth.core.VerifiedApplication;
import java.util.Optional;

/** Whether a participant that proved who it is may come in: it must be active, and its application not suspended. */
record ParticipantStanding(ApplicationRegistry applications) {

    /** {@code credential} stands for what it proved that by. */
    Verification<VerifiedApplication> of(Participant participant, String credential) {
        Optional<Application> application = applications.find(participant.applicationId());
        if (application.isEmpty() || !application.get().active()) {
            return rejected(RejectionReason.APPLICATION_SUSPENDED, participant);
        }
        return participant.isActive()
                ? new Verification.Verified<>(new VerifiedApplication(
                        application.get().id(), application.get().roles(), credential))
                : rejected(RejectionReason.PARTICIPANT_NOT_ACTIVE, participant);
    }

    static Verification<VerifiedApplication> rejected(RejectionReason reason, Participant participant) {
        return new Verification.Rejected<>(reason, participant.applicationId());
    }

    static Verification<VerifiedApplication> unknown() {
        return new Verification.Rejected<>(RejectionReason.PARTICIPANT_UNKNOWN, "");
    }
}
