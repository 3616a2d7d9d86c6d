package io.github.dualauth.benchmarks.stages;

import io.github.dualauth.core.ApplicationCredential;
import io.github.dualauth.core.ApplicationVerifier;
import io.github.dualauth.core.Authentication;
import io.github.dualauth.core.AuthenticationLevel;
import io.github.dualauth.core.AuthenticationMode;
import io.github.dualauth.core.Authenticator;
import io.github.dualauth.core.Condition;
import io.github.dualauth.core.CredentialKind;
import io.github.dualauth.core.PresentedCredential;
import io.github.dualauth.core.Verification;
import io.github.dualauth.core.VerifiedApplication;
import io.github.dualauth.core.address.TrustedProxies;
import io.github.dualauth.core.body.BodyLimits;
import io.github.dualauth.core.body.CredentialBody;
import io.github.dualauth.core.body.Extraction;
import io.github.dualauth.core.body.WatchedBody;
import io.github.dualauth.core.cluster.Cluster;
import io.github.dualauth.core.cluster.SingleNode;
import io.github.dualauth.core.metrics.DecisionMetrics;
import io.github.dualauth.core.policy.ApiPolicy;
import io.github.dualauth.core.policy.FailureAnswer;
import io.github.dualauth.core.policy.NoFields;
import io.github.dualauth.core.secret.Secret;
import io.github.dualauth.core.secret.password.Argon2Parameters;
import io.github.dualauth.core.secret.password.HashBulkhead;
import io.github.dualauth.core.secret.password.PasswordChecks;
import io.github.dualauth.core.secret.password.PasswordHasher;
import io.github.dualauth.core.secret.password.VerifiedSecrets;
import io.github.dualauth.core.throttle.CallerLimits;
import io.github.dualauth.core.throttle.DigestNames;
import io.github.dualauth.core.throttle.Throttle;
import io.github.dualauth.core.throttle.ThrottleConfiguration;
import io.github.dualauth.core.throttle.ThrottleLimits;
import io.github.dualauth.core.throttle.Throttles;
import io.github.dualauth.core.throttle.shared.SharedTime;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Time and allocation of extraction, of a remembered password, and of a decision with its throttle and policy. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 10, time = 1)
@Fork(2)
public class StageBenchmark {

    private static final byte[] BODY = ("{\"auth\":{\"applicationId\":\"benchmark\",\"applicationPassword\":\""
                    + "dualap_0123456789012345678901234567890123456789012345678\",\"accountId\":\"practice-1\","
                    + "\"userId\":\"user-1\"},\"name\":\"A name\",\"number\":1}")
            .getBytes(StandardCharsets.UTF_8);

    private final BodyLimits limits = BodyLimits.defaults();
    private final byte[] sink = new byte[1024];
    private final Secret password = Secret.of("purple-Wombat-counts-7-Kettles");
    private final PasswordHasher hasher = new PasswordHasher(new Argon2Parameters(19_456, 2, 1));
    private final String stored = hasher.hash(password);
    private final PasswordChecks checks = new PasswordChecks(
            hasher, new HashBulkhead(2, 32), new VerifiedSecrets(Duration.ofHours(1), 1000), DecisionMetrics.NONE);
    private final PresentedCredential credential =
            new ApplicationCredential("benchmark", Secret.of("a password"), "practice-1", "user-1");
    private final ApiPolicy policy = new ApiPolicy(
            "benchmark",
            Set.of(AuthenticationMode.APPLICATION),
            Set.of(CredentialKind.PASSWORD),
            AuthenticationLevel.APPLICATION,
            Set.of(),
            (refusal, refusing) -> new FailureAnswer(200, "application/json", "", Map.of()),
            new NoFields());
    private final Authenticator authenticator = authenticator(new SingleNode());

    /** The credential out of the body, and the rest of the body to its end. */
    @Benchmark
    public int extraction() throws IOException {
        Extraction.Found found = (Extraction.Found) CredentialBody.extract(new ByteArrayInputStream(BODY), limits);
        try (WatchedBody body = found.body()) {
            return body.readAhead().isPresent() ? 0 : body.read(sink, 0, sink.length);
        } finally {
            found.credential().secret().close();
        }
    }

    /** A person's password that a slow hash vouched for a moment ago. */
    @Benchmark
    public boolean cacheHit() {
        return checks.matches("login:benchmark", password, stored);
    }

    /** Throttle, mode, level and roles, for an application that is vouched for at once. */
    @Benchmark
    public Authentication policy() {
        return authenticator.authenticate(credential, policy, "192.0.2.1", Condition.NONE);
    }

    private static Authenticator authenticator(Cluster cluster) {
        ThrottleLimits failures = new ThrottleLimits(5, Duration.ofMinutes(15), Duration.ofDays(7), 50_000);
        SharedTime time = SharedTime.from(Clock.systemUTC());
        Throttles throttles = new Throttles(
                new Throttle(cluster, new DigestNames(new byte[32]), failures, time),
                new CallerLimits(
                        cluster,
                        new ThrottleConfiguration(failures, TrustedProxies.of(""), Optional.empty(), Optional.empty()),
                        time),
                DecisionMetrics.NONE);
        // At the level APPLICATION, nobody asks for accounts and users.
        return new Authenticator(List.of(new Known()), null, null, throttles);
    }

    private static final class Known implements ApplicationVerifier {

        private final Verification<VerifiedApplication> verified =
                new Verification.Verified<>(new VerifiedApplication("benchmark", Set.of()));

        @Override
        public boolean accepts(PresentedCredential presented) {
            return true;
        }

        @Override
        public String countedId(PresentedCredential presented) {
            return "benchmark";
        }

        @Override
        public Verification<VerifiedApplication> verify(PresentedCredential presented) {
            return verified;
        }
    }
}
