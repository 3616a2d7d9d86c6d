package io.github.dualauth.edge.smtp;

import static io.github.dualauth.core.AuthenticationMode.INDIVIDUAL;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.dualauth.core.config.ConfigurationException;
import io.github.dualauth.core.config.ConfigurationKey;
import io.github.dualauth.core.config.ConfigurationReader;
import io.github.dualauth.core.testing.TestConfiguration;
import io.github.dualauth.edge.smtp.gate.AccountGate;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** That the policy of SMTP is narrowed like any other. */
class SmtpProducerTest {

    private static final String KEY = "dualauth.api.smtp-submission.modes";

    private final SmtpProducer producer = new SmtpProducer();

    @ParameterizedTest
    @ValueSource(strings = {"application", "individual,application", "system", "none", " ", "individual,"})
    void policy_wideningOrNoList_isRefusedByItsKey(String value) {
        ConfigurationReader reader = TestConfiguration.of(KEY, value);
        ConfigurationException refusal = assertThrows(ConfigurationException.class, () -> producer.policy(reader));
        assertTrue(refusal.getMessage().startsWith("invalid value of configuration key " + KEY), refusal.getMessage());
    }

    @Test
    void policy_sameModesOrNothing_isInForce() {
        assertEquals(
                Set.of(INDIVIDUAL),
                producer.policy(TestConfiguration.of(KEY, "Individual"))
                        .policy()
                        .modes());
        assertEquals(
                AccountGate.POLICY,
                producer.policy(TestConfiguration.of("x", "y")).policy());
    }

    @Test
    void keys_ofTheModule_haveThePolicysToo() {
        assertTrue(producer.keys().keys().stream().map(ConfigurationKey::name).anyMatch(KEY::equals));
    }
}
