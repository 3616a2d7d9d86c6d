package io.github.dualauth.core.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.dualauth.core.Refusal;
import io.github.dualauth.core.RejectionReason;
import org.junit.jupiter.api.Test;

class FaultTextTest {

    @Test
    void of_refusal_namesWhatIsAtFaultIfItHasAName() {
        assertEquals(
                "auth.loginId: missing", FaultText.of(new Refusal(RejectionReason.HALF_CREDENTIAL, "auth.loginId")));
        assertEquals("the body is not valid JSON", FaultText.of(Refusal.of(RejectionReason.JSON_INVALID)));
    }
}
