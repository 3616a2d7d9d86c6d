package io.github.dualauth.core.audit;

import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class RequestOriginTest {

    @Test
    void freshId_eachTime_isAnotherTraceId() {
        String id = RequestOrigin.freshId();
        assertTrue(id.matches("[0-9a-f]{32}"), id);
        assertNotEquals(id, RequestOrigin.freshId());
    }
}
