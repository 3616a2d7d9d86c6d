package io.github.dualauth.core;

import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** Verifiers that say what a test wants; by default they vouch. */
final class TestVerifiers {

    private TestVerifiers() {}

    static final class OfApplications implements ApplicationVerifier {

        private final AtomicInteger calls = new AtomicInteger();
        private Verification<VerifiedApplication> rejection;
        private RuntimeException failure;

        void reject(RejectionReason reason, String known) {
            rejection = new Verification.Rejected<>(reason, known);
        }

        void fail(RuntimeException with) {
            failure = with;
        }

        int calls() {
            return calls.get();
        }

        @Override
        public boolean accepts(PresentedCredential credential) {
            return credential instanceof ApplicationCredential;
        }

        @Override
        public String countedId(PresentedCredential credential) {
            return ((ApplicationCredential) credential).applicationId();
        }

        @Override
        public Verification<VerifiedApplication> verify(PresentedCredential credential) {
            calls.incrementAndGet();
            if (failure != null) {
                throw failure;
            }
            String id = ((ApplicationCredential) credential).applicationId();
            return rejection != null
                    ? rejection
                    : new Verification.Verified<>(new VerifiedApplication(id, Set.of("clerk")));
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
}
