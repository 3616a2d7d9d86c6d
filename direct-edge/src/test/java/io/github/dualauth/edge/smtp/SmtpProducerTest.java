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

    @ParameterizedTest
    @ValueSource(strings = {"application", "individual,application", "system", "none", " ", "individual,"})
    void policy_wideningOrNoList_isRefusedByItsKey(String value) {
        ConfigurationReader reader = TestConfiguration.of(KEY, value);
        ConfigurationException refusal = assertThrows(ConfigurationException.class, () -> SmtpProducer.policy(reader));
        assertTrue(refusal.getMessage().startsWith("invalid value of configuration key " + KEY), refusal.getMessage());
    }

    @Test
    void policy_sameModesOrNothing_isInForce() {
        assertEquals(
                Set.of(INDIVIDUAL),
                SmtpProducer.policy(TestConfiguration.of(KEY, "Individual")).modes());
        assertEquals(AccountGate.POLICY, SmtpProducer.policy(TestConfiguration.of("x", "y")));
    }

    @Test
    void keys_ofTheModule_haveThePolicysToo() {
        assertTrue(new SmtpProducer()
                .keys().keys().stream().map(ConfigurationKey::name).anyMatch(KEY::equals));
    }
}
