package io.github.dualauth.core;

import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** Verifiers that say what a test wants; by default they vouch. */
public final class TestVerifiers {

    private TestVerifiers() {}

    /** Takes IDs with a password, and tokens. */
    public static final class OfApplications implements ApplicationVerifier {

        private final AtomicInteger calls = new AtomicInteger();
        private volatile Verification<VerifiedApplication> rejection;
        private volatile RuntimeException failure;
        private boolean guessable = true;

        public void reject(RejectionReason reason, String known) {
            rejection = new Verification.Rejected<>(reason, known);
        }

        /** As at the beginning. */
        public void vouch() {
            rejection = null;
            failure = null;
        }

        /** From now on all secrets are of random bits. */
        void takeNoPasswords() {
            guessable = false;
        }

        public void fail(RuntimeException with) {
            failure = with;
        }

        int calls() {
            return calls.get();
        }

        @Override
        public boolean accepts(PresentedCredential credential) {
            return credential instanceof ApplicationCredential || credential instanceof BearerToken;
        }

        @Override
        public boolean guessable(PresentedCredential credential) {
            return guessable;
        }

        @Override
        public String countedId(PresentedCredential credential) {
            return credential instanceof BearerToken bearer
                    ? bearer.token().subject()
                    : ((ApplicationCredential) credential).applicationId();
        }

        @Override
        public Verification<VerifiedApplication> verify(PresentedCredential credential) {
            calls.incrementAndGet();
            if (failure != null) {
                throw failure;
            }
            return rejection != null
                    ? rejection
                    : new Verification.Verified<>(
                            new VerifiedApplication(countedId(credential), Set.of("clerk"), "password-1"));
        }

        @Override
        public Optional<RejectionReason> fault(VerifiedApplication application) {
            return rejection instanceof Verification.Rejected<VerifiedApplication> now
                    ? Optional.of(now.reason())
                    : Optional.empty();
        }
    }

    static final class OfPeople implements IndividualVerifier {

        private final AtomicInteger calls = new AtomicInteger();
        private final AtomicInteger notLetIn = new AtomicInteger();
        private Verification<VerifiedPerson> answer;

        void reject(RejectionReason reason, String known) {
            answer = new Verification.Rejected<>(reason, known);
        }

        void vouchFor(String accountId, String userId) {
            answer = new Verification.Verified<>(new VerifiedPerson("Login", accountId, userId, "1"));
        }

        int calls() {
            return calls.get();
        }

        int notLetIn() {
            return notLetIn.get();
        }

        @Override
        public boolean vouchesStill(VerifiedPerson person) {
            return answer instanceof Verification.Verified<VerifiedPerson> now
                    && now.identity().equals(person);
        }

        @Override
        public void notLetIn(PresentedCredential credential) {
            notLetIn.incrementAndGet();
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
            calls.incrementAndGet();
            return answer;
        }
    }

    /** A login ID may as well be a machine's: the verifier decides, not the credential's type. */
    static final class OfLoginsAsApplications implements ApplicationVerifier {

        @Override
        public boolean accepts(PresentedCredential credential) {
            return credential instanceof LoginCredential;
        }

        @Override
        public String countedId(PresentedCredential credential) {
            return ((LoginCredential) credential).loginId();
        }

        @Override
        public Verification<VerifiedApplication> verify(PresentedCredential credential) {
            return new Verification.Verified<>(new VerifiedApplication("machine", Set.of()));
        }
    }

    /** Takes tokens. */
    static final class OfDevices implements DeviceVerifier {

        private Verification<VerifiedDevice> answer;

        void reject(RejectionReason reason, String known) {
            answer = new Verification.Rejected<>(reason, known);
        }

        void vouchFor(String applicationId, String accountId) {
            answer = new Verification.Verified<>(new VerifiedDevice("device", "site", applicationId, accountId));
        }

        @Override
        public boolean accepts(PresentedCredential credential) {
            return credential instanceof BearerToken;
        }

        @Override
        public String countedId(PresentedCredential credential) {
            return ((BearerToken) credential).deviceId();
        }

        @Override
        public Verification<VerifiedDevice> verify(PresentedCredential credential) {
            return answer;
        }
    }

    static final class OfSystems implements CertificateVerifier {

        private Verification<VerifiedSystem> answer;

        void reject(RejectionReason reason) {
            answer = new Verification.Rejected<>(reason, "");
        }

        void vouchFor(String accountId) {
            answer = new Verification.Verified<>(new VerifiedSystem("certificate", accountId));
        }

        @Override
        public boolean accepts(PresentedCredential credential) {
            return credential instanceof ClientCertificate;
        }

        @Override
        public String countedId(PresentedCredential credential) {
            return ((ClientCertificate) credential).leaf().getSerialNumber().toString();
        }

        @Override
        public Verification<VerifiedSystem> verify(PresentedCredential credential) {
            return answer;
        }
    }
}
