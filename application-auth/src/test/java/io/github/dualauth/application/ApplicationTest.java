package io.github.dualauth.application;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApplicationTest {

    @ParameterizedTest
    @ValueSource(strings = {"a", "a234567890123456789012345678901234567890123456789012345678901234", "0.A_b-c"})
    void isApplicationId_withinTheRules_isTrue(String id) {
        assertTrue(Application.isApplicationId(id));
    }

    @Test
    void isApplicationId_empty_isFalse() {
        assertFalse(Application.isApplicationId(""));
        assertFalse(Application.isApplicationId("a\n"));
    }
}
