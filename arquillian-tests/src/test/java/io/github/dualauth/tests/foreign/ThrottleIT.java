package io.github.dualauth.tests.foreign;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.dualauth.tests.foreign.contract.ContractApplication;
import io.github.dualauth.tests.harness.Caller;
import io.github.dualauth.tests.harness.RandomIds;
import io.github.dualauth.tests.harness.RawAnswer;
import java.net.URL;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The delays of the product in a WAR of somebody else. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class ThrottleIT {

    @ArquillianResource
    private URL base;

    @Deployment(testable = false)
    static WebArchive war() {
        Map<String, String> keys = new HashMap<>(ForeignWar.bootstrap());
        keys.remove("dualauth.throttle.free-failures");
        keys.put("dualauth.data-source", ContractApplication.DATA_SOURCE);
        return ForeignWar.configured(ForeignWar.both("throttle"), keys)
                .addPackage(ContractApplication.class.getPackage());
    }

    @Test
    void guesses_eitherMode_areProblemsWithADelay() {
        for (Caller guess : new Caller[] {
            Caller.application(RandomIds.id("nobody"), "wrong"),
            Caller.individual("ann@open", "wrong"),
            ContractWar.CLERK.with("applicationPassword", "wrong")
        }) {
            try (ForeignClient client = ForeignClient.of(base)) {
                RawAnswer answer = client.post("/api/level/user", guess);
                for (int i = 0; i < 60 && answer.status() != 429; i++) {
                    Problem.of(401, answer);
                    answer = client.post("/api/level/user", guess, "filler", "x".repeat(1 << 20));
                }
                Problem problem = Problem.of(429, answer);
                assertEquals("Too Many Requests", problem.body().getString("title"));
                assertEquals(Optional.of("1"), problem.header("Retry-After"));
                client.mustPost("/api/level/application", ContractWar.ADMINISTRATOR);
            }
        }
    }
}
